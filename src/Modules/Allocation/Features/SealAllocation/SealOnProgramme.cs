using System.Globalization;
using System.Security.Claims;
using Confrere.Allocation.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.AspNetCore.Html;

namespace Confrere.Allocation.Features.SealAllocation;

/// <summary>The commitment on the programme's page: published before the first consent, checked by anybody when the seed is opened.</summary>
internal sealed class SealOnProgramme(IAllocationSeals seals) : IProgrammeSection
{
    public int Order => 50;

    public async Task<IHtmlContent?> Render(Programme programme, ClaimsPrincipal reader)
    {
        if (await seals.Of(programme.Id) is not { } seal) return null;
        return new HtmlContentBuilder()
            .AppendHtml("""<section class="stack"><h2>Sealed allocation list</h2><p>""")
            .Append($"The order of the arms was drawn and sealed on {seal.SealedAt.ToString("d MMMM uuuu, HH:mm", CultureInfo.InvariantCulture)} UTC, before anybody could consent. ")
            .Append("This digest binds it. When the seed is opened at the end, anybody can make the whole list again and compare.")
            .AppendHtml("""</p><p><code class="allocation-seal">""").Append(seal.Commitment)
            .AppendHtml("""</code></p><p class="muted">""").Append($"SHA-256 of seed, programme and rule; stream {seal.Stream}.").AppendHtml("</p></section>");
    }
}
