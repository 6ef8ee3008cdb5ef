using System.Security.Claims;
using Confrere.Kernel.Access;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Html;

namespace Confrere.Enrolment.Features.OpenEnrolment;

/// <summary>On the programme's page: how enrolment stands, and for its director what to do next.</summary>
internal sealed class EnrolmentOnProgramme(OpenEnrolment open) : IProgrammeSection
{
    public int Order => 10;

    public async Task<IHtmlContent?> Render(Programme programme, ClaimsPrincipal reader)
    {
        var isOpen = await open.OpenedAt(programme.Id) is not null;
        var html = new HtmlContentBuilder().AppendHtml("<h2>Enrolment</h2><p>")
            .Append(isOpen ? "Enrolment is open; the draw is sealed and cannot be changed." : "Enrolment is not open yet.").AppendHtml("</p>");
        if (!reader.IsInRole(Role.Director)) return html;
        html.AppendHtml("<div class=\"c-actions\">");
        if (!isOpen) Link(html, "primary", $"/programmes/{programme.Id}/enrolment", "Open enrolment");
        else
        {
            Link(html, "primary", $"/programmes/{programme.Id}/board", "Go to the board");
            Link(html, "secondary", $"/programmes/{programme.Id}/invitations", "Invite physicians");
        }
        return html.AppendHtml("</div>");
    }

    private static void Link(IHtmlContentBuilder html, string kind, string href, string words) =>
        html.AppendHtml($"<a class=\"c-button c-button--{kind}\" href=\"").Append(href).AppendHtml("\">").Append(words).AppendHtml("</a>");
}
