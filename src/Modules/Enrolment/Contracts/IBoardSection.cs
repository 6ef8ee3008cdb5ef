using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Html;

namespace Confrere.Enrolment.Contracts;

/// <summary>A part that a higher module puts on the director's board: counts and work, never a person's answers or arm.</summary>
public interface IBoardSection
{
    /// <summary>Lower comes first. Recruitment is 0.</summary>
    int Order { get; }

    string Title { get; }

    /// <returns>The panel's contents below its title, or null when there is nothing to show yet.</returns>
    Task<IHtmlContent?> Render(ProgrammeId programme);
}
