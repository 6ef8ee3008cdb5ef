using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Writing;
using Microsoft.AspNetCore.Html;

namespace Confrere.Analysis.Features.ShowDashboard;

/// <summary>The way from the director's board to the dashboard.</summary>
internal sealed class DashboardOnBoard : IBoardSection
{
    public int Order => 5;

    public string Title => "How it goes";

    public Task<IHtmlContent?> Render(ProgrammeId programme) => Task.FromResult<IHtmlContent?>(new HtmlString(Html.Of(
        $"""<p>Recruitment against the plan, the projected finish, who answers, the dose and the quality of the data.</p><div class="c-actions"><a class="c-button c-button--secondary" href="/programmes/{programme.Value}/dashboard">Dashboard</a></div>""").Text));
}
