using System.Security.Claims;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Kernel.Access;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Html;

namespace Confrere.Enrolment.Features.OpenEnrolment;

/// <summary>On the programme's page: how enrolment stands, and for its director what to do next.</summary>
internal sealed class EnrolmentOnProgramme(EnrolmentPeriods periods) : IProgrammeSection
{
    public int Order => 10;

    public async Task<IHtmlContent?> Render(Programme programme, ClaimsPrincipal reader)
    {
        var period = await periods.Of(programme.Id);
        var html = new HtmlContentBuilder().AppendHtml("<h2>Enrolment</h2><p>")
            .Append(WordsFor(period, programme.Protocol.DrawsAnything)).AppendHtml("</p>");
        if (!reader.IsInRole(Role.Director)) return html;
        html.AppendHtml("<div class=\"c-actions\">");
        if (period.OpenedAt is null) Link(html, "primary", $"/programmes/{programme.Id}/enrolment", "Open enrolment");
        else
        {
            Link(html, "primary", $"/programmes/{programme.Id}/board", "Go to the board");
            if (period.IsOpen) Link(html, "secondary", $"/programmes/{programme.Id}/invitations", "Invite physicians");
            if (period.IsOpen) Link(html, "quiet", $"/programmes/{programme.Id}/enrolment", "Close enrolment");
        }
        return html.AppendHtml("</div>");
    }

    private static string WordsFor(EnrolmentPeriod period, bool isDrawn) => period switch
    {
        { IsOpen: true } => isDrawn ? "Enrolment is open; the draw is sealed and cannot be changed." : "Enrolment is open; nothing is drawn, and everybody starts as soon as their first survey is in.",
        { IsClosed: true } => "Enrolment has ended. Those who take part go on.",
        _ => "Enrolment is not open yet.",
    };

    private static void Link(IHtmlContentBuilder html, string kind, string href, string words) =>
        html.AppendHtml($"<a class=\"c-button c-button--{kind}\" href=\"").Append(href).AppendHtml("\">").Append(words).AppendHtml("</a>");
}
