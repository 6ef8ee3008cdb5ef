using System.Globalization;
using System.Security.Claims;
using Confrere.Allocation.Contracts;
using Confrere.Kernel.Access;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Html;
using NodaTime;

namespace Confrere.Allocation.Features.SealAllocation;

/// <summary>The commitment on the programme's page: published before the first consent, checked by anybody when the seed is opened.</summary>
internal sealed class SealOnProgramme(IAllocationSeals seals) : IProgrammeSection
{
    public int Order => 50;

    public async Task<IHtmlContent?> Render(Programme programme, ClaimsPrincipal reader)
    {
        var seal = await seals.Of(programme.Id);
        var second = await seals.OfBoosters(programme.Id);
        var html = new HtmlContentBuilder();
        if (seal is not null) Tell(html, seal, programme.Protocol.Randomisation.Method == Randomisation.Lottery ? "Sealed lottery" : "Sealed allocation list", programme.Protocol.Randomisation.Method == Randomisation.Lottery ? "The seed from which every round follows" : "The order of the arms");
        if (second is not null) Tell(html, second, "Sealed list of the second draw", "The order in which further sessions come");
        if (programme.Protocol.DrawsAnything && AllocationAccess.CustodyRule.Roles.Any(reader.IsInRole)) Link(html, $"/programmes/{programme.Id}/custody", "Custody of the seed");
        if (seal is not null && reader.IsInRole(Role.MatchDesk)) Link(html, $"/programmes/{programme.Id}/early", "Open coaching early");
        if (((seal ?? second) is not null || !programme.Protocol.DrawsAnything) && AllocationAccess.FlowRule.Roles.Any(reader.IsInRole)) Link(html, $"/programmes/{programme.Id}/flow", "Participant flow");
        return html.Count == 0 ? null : html;
    }

    private static void Tell(HtmlContentBuilder html, AllocationSeal seal, string title, string what)
    {
        html.AppendHtml("""<section class="stack"><h2>""").Append(title).AppendHtml("</h2><p>")
            .Append($"{what} was drawn and sealed on {Moment(seal.SealedAt)}, before anybody could consent. ")
            .Append("This digest binds it. When the seed is opened at the end, anybody can make every draw again and compare.")
            .AppendHtml("</p>");
        Code(html, seal.Commitment).AppendHtml("""<p class="muted">""").Append($"SHA-256 of seed, programme and rule; stream {seal.Stream}.").AppendHtml("</p>");
        if (seal.Shares.Count > 0) html.AppendHtml("<p>").Append("The seed follows from the secret shares of two custodians, who committed to").AppendHtml("</p>");
        foreach (var share in seal.Shares) Code(html, share);
        if (seal is { OpenedAt: { } openedAt, Seed: { } seed })
            Code(html.AppendHtml("<p>").Append($"The seed was opened on {Moment(openedAt)}, and the list is closed:").AppendHtml("</p>"), seed);
        html.AppendHtml("</section>");
    }

    private static IHtmlContentBuilder Code(IHtmlContentBuilder html, string digest) => html.AppendHtml("""<p><code class="allocation-seal">""").Append(digest).AppendHtml("</code></p>");

    private static void Link(HtmlContentBuilder html, string href, string words) => html.AppendHtml($"""<div class="c-actions"><a class="c-button c-button--secondary" href="{href}">""").Append(words).AppendHtml("</a></div>");

    private static string Moment(Instant at) => at.ToString("d MMMM uuuu, HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
