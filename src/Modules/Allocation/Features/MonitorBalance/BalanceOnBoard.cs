using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Identifiers;
using Microsoft.AspNetCore.Html;

namespace Confrere.Allocation.Features.MonitorBalance;

internal sealed class BalanceOnBoard(BalanceReading reading) : IBoardSection
{
    public int Order => 26;

    public string Title => "Balance of the groups";

    public async Task<IHtmlContent?> Render(ProgrammeId programme) =>
        (await reading.Written(programme)).Text is { Length: > 0 } text ? new HtmlString(text) : null;
}
