using System.Text;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Writing;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Confrere.Allocation.Features.MonitorBalance;

/// <summary>
/// The balance of the groups for those who may not know the arms. It moves in steps of the protocol's smallest cell: a number that moved with
/// each allocation would tell whether somebody joined the group of the one before.
/// </summary>
internal sealed class BalanceReading(Reader reader, IProgrammes programmes, LatestBalances latest)
{
    /// <returns>Of the first draw; null while too few are allocated to say anything.</returns>
    public Task<Balance?> Of(ProgrammeId id) => Of<SealedList, AllocatedParticipant>(id, Draw.First);

    /// <returns>Of the second draw; null where boosters are not drawn, or for too few.</returns>
    public Task<Balance?> OfBoosters(ProgrammeId id) => Of<BoosterList, BoosterDraw>(id, Draw.Booster);

    /// <summary>Of both draws, as a page shows them; nothing while there is nothing to say of either.</summary>
    public async Task<Html> Written(ProgrammeId id)
    {
        var (first, second) = (await Of(id), await OfBoosters(id));
        return Html.Of($"{(first is null ? Html.Nothing : Written(first))}{(second is null ? Html.Nothing : Written(second))}");
    }

    private async Task<Balance?> Of<TList, TDrawn>(ProgrammeId id, Draw draw) where TList : SealedSequence where TDrawn : DrawnParticipant
    {
        if (await programmes.Find(id) is not { Protocol: var protocol } || await reader.Query<TList>().SingleOrDefaultAsync(row => row.Programme == id) is not { } list) return null;
        var rule = AllocationRule.FromCanonical(list.Rule);
        // In a lottery the places decide how large the groups are, and nothing else is balanced.
        if (rule.Method == AllocationRule.Lottery) return null;
        var rows = await reader.Query<TDrawn>().Where(row => row.Programme == id).ToListAsync();
        var step = protocol.Disclosure.SmallestCell;
        var counted = rows.Count / step * step;
        if (counted == 0) return null;
        var inOrder = rows.OrderBy(row => row.AllocatedAt).ThenBy(row => row.Position).ThenBy(row => row.Stratum, StringComparer.Ordinal).Take(counted).Select(row => row.Recorded()).ToList();
        // Any key will do that is the same at every look and is not the sealed seed's.
        return latest.Of(id, draw, counted, () => new(counted, new BalanceMonitor(rule, Encoding.UTF8.GetBytes(list.Commitment)).Of(inOrder)) { Draw = draw });
    }

    public static Html Written(Balance balance) => Html.Of($"""
        <p>The first {balance.People} who were {(balance.Draw == Draw.First ? "allocated" : "in the second draw")}. Which group is which, and at which level they differ, is not shown.</p>
        <div class="c-table"><div class="c-table__scroll" role="region" aria-labelledby="{balance.Key}" tabindex="0"><table><caption id="{balance.Key}">Largest difference between two groups{(balance.Draw == Draw.First ? "" : " of the second draw")}</caption>
        <thead><tr><th scope="col">Factor</th><th scope="col" class="num">Physicians</th><th scope="col">By the method's own chance</th></tr></thead>
        <tbody>{balance.Lines.Select(Line)}</tbody></table></div></div>
        """);

    private static Html Line(BalanceLine line) => Html.Of($"""
        <tr><th scope="row">{line.Factor ?? "Everybody"}</th><td class="num">{line.Largest:0.##}</td><td>{(line.IsWithinTheory
            ? $"as large or larger in {line.AsLarge} of {line.Redraws} re-draws of the same people: within what the method allows"
            : $"larger than in any of {line.Redraws} re-draws of the same people: ask an administrator to run verify")}</td></tr>
        """);
}

internal sealed record Balance(int People, IReadOnlyList<BalanceLine> Lines)
{
    public Draw Draw { get; init; }

    /// <summary>What its table is called on a page that shows both draws.</summary>
    public string Key => Draw == Draw.First ? "balance-table" : "balance-table-2";
}
