using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Html;

namespace Confrere.Enrolment.Contracts;

/// <summary>A part that a higher module puts on the participant's home page, below the timeline: their own curve, their coach.</summary>
public interface IHomeSection
{
    /// <summary>Lower comes first.</summary>
    int Order { get; }

    /// <returns>The part with its own h2, or null when there is nothing to show yet.</returns>
    Task<IHtmlContent?> Render(Participant participant, PersonId person);
}
