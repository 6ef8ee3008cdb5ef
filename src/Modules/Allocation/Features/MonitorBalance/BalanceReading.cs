using System.Text;
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
    /// <returns>Null while too few are allocated to say anything.</returns>
    public async Task<Balance?> Of(ProgrammeId id)
    {
        if (await programmes.Find(id) is not { Protocol: var protocol } || await reader.Query<SealedList>().SingleOrDefaultAsync(row => row.Programme == id) is not { } list) return null;
        var rule = AllocationRule.FromCanonical(list.Rule);
        // In a lottery the places decide how large the groups are, and nothing else is balanced.
        if (rule.Method == AllocationRule.Lottery) return null;
        var rows = await reader.Query<AllocatedParticipant>().Where(row => row.Programme == id).ToListAsync();
        var step = protocol.Disclosure.SmallestCell;
        var counted = rows.Count / step * step;
        if (counted == 0) return null;
        var inOrder = rows.OrderBy(row => row.AllocatedAt).ThenBy(row => row.Position).ThenBy(row => row.Stratum, StringComparer.Ordinal).Take(counted).Select(row => row.Recorded()).ToList();
        // Any key will do that is the same at every look and is not the sealed seed's.
        return latest.Of(id, counted, () => new(counted, new BalanceMonitor(rule, Encoding.UTF8.GetBytes(list.Commitment)).Of(inOrder)));
    }

    public static Html Written(Balance balance) => Html.Of($"""
        <p>The first {balance.People} who were allocated. Which group is which, and at which level they differ, is not shown.</p>
        <div class="c-table"><div class="c-table__scroll" role="region" aria-labelledby="balance-table" tabindex="0"><table><caption id="balance-table">Largest difference between two groups</caption>
        <thead><tr><th scope="col">Factor</th><th scope="col" class="num">Physicians</th><th scope="col">By the method's own chance</th></tr></thead>
        <tbody>{balance.Lines.Select(Line)}</tbody></table></div></div>
        """);

    private static Html Line(BalanceLine line) => Html.Of($"""
        <tr><th scope="row">{line.Factor ?? "Everybody"}</th><td class="num">{line.Largest:0.##}</td><td>{(line.IsWithinTheory
            ? $"as large or larger in {line.AsLarge} of {line.Redraws} re-draws of the same people: within what the method allows"
            : $"larger than in any of {line.Redraws} re-draws of the same people: ask an administrator to run verify")}</td></tr>
        """);
}

internal sealed record Balance(int People, IReadOnlyList<BalanceLine> Lines);
