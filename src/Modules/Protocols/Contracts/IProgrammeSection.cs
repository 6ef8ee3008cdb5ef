using System.Security.Claims;
using Microsoft.AspNetCore.Html;

namespace Confrere.Protocols.Contracts;

/// <summary>A part that a higher module puts above the protocol on the programme's page: how enrolment stands, what to do next.</summary>
public interface IProgrammeSection
{
    /// <summary>Lower comes first.</summary>
    int Order { get; }

    /// <returns>The part with its own h2, or null when this reader has nothing to see there.</returns>
    Task<IHtmlContent?> Render(Programme programme, ClaimsPrincipal reader);
}
