using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Html;

namespace Confrere.Surveys.Features.ViewOwnResults;

/// <summary>The first scale's curve on the participant's home page, with the way to all of them.</summary>
internal sealed class CurveOnHome(OwnCurves curves) : IHomeSection
{
    public int Order => 50;

    public async Task<IHtmlContent?> Render(Participant participant, PersonId person)
    {
        if (await curves.Of(participant) is not [var first, ..]) return null;
        return new HtmlContentBuilder()
            .AppendHtml("""<section class="stack"><h2>My own curve</h2><div class="c-figure"><figure><div class="c-figure__picture">""")
            .AppendHtml(CurveDrawing.Of(first))
            .AppendHtml("</div><figcaption>").Append($"{first.Scale.Label}, {first.Scale.Unit}; {first.Direction}.")
            .AppendHtml("""</figcaption></figure></div><p><a href="/me/results">All my results, with their numbers</a></p></section>""");
    }
}
