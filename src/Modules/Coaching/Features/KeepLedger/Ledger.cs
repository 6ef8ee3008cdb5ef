using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Confrere.Coaching.Features.KeepLedger;

/// <summary>The ledger of a programme, read: one period, closed or still open.</summary>
internal sealed class Ledger(Reader reader, IPeople people, IInstitutions institutions, IClock clock) : ICoachingCosts
{
    private static readonly LocalDatePattern Day = LocalDatePattern.Iso;

    public async Task<IReadOnlyList<PayPeriod>> Periods(ProgrammeId programme) =>
        await reader.Query<PayPeriod>().Where(row => row.Programme == programme).OrderBy(row => row.Number).ToListAsync();

    /// <param name="period">Null for the lines of no period yet.</param>
    public async Task<(IReadOnlyList<LedgerLine> Lines, IReadOnlyList<CoachSum> Sums)> Of(ProgrammeId programme, PayPeriodId? period)
    {
        var entries = (await reader.Query<PayEntry>().Where(row => row.Programme == programme && row.Period == period).ToListAsync())
            .OrderBy(row => row.EnteredAt).ThenBy(row => row.Id.Value).ToList();
        var reversed = (await reader.Query<PayEntry>().Where(row => row.Programme == programme && row.Reverses != null).Select(row => row.Reverses).ToListAsync()).ToHashSet();
        var unattested = await Unattested(entries);
        var coaches = entries.Select(row => row.Coach).Distinct().ToList();
        var names = await people.ContactsOf(coaches);
        var shares = await reader.Query<CoachProfile>().Where(row => coaches.Contains(row.Person)).ToDictionaryAsync(row => row.Person, row => row.WeeklyMinutes);
        var zone = await institutions.Current() is { } here ? DateTimeZoneProviders.Tzdb[here.ZoneId] : DateTimeZone.Utc;
        bool IsOpen(PayEntry row) => row.Session is { } session && unattested.Contains(session);
        string Name(PersonId coach) => names.GetValueOrDefault(coach)?.Name ?? "A coach";
        return (
            [.. entries.Select(row => new LedgerLine(row.Id, Name(row.Coach), Day.Format(row.EnteredAt.InZone(zone).Date), row.Basis, row.Amount, row.Minutes, row.ChargedTo,
                row.Reverses is not null ? "Reversal" : row.Period is not null ? "Closed" : row.ApprovedAt is not null ? "Approved" : IsOpen(row) ? "Waits for the session's attestation" : "Entered",
                row.ApprovedAt is null && !IsOpen(row), row.Reverses is null && !reversed.Contains(row.Id), row.Reason))],
            [.. entries.GroupBy(row => (row.Coach, row.Basis, row.ChargedTo)).Select(group => new CoachSum(
                Name(group.Key.Coach), group.Key.Basis, group.Key.ChargedTo, group.Sum(row => row.Reverses is null ? 1 : -1),
                group.Sum(row => row.Amount), group.Sum(row => row.Minutes), shares.GetValueOrDefault(group.Key.Coach)))
                .OrderBy(sum => sum.Coach, StringComparer.Ordinal).ThenBy(sum => sum.Basis, StringComparer.Ordinal)]);
    }

    private async Task<HashSet<SessionId>> Unattested(List<PayEntry> entries)
    {
        var (now, recorded) = (clock.GetCurrentInstant(), entries.Where(row => row.Session is not null).Select(row => row.Session!.Value).ToList());
        return [.. (await reader.Query<Session>().Where(row => recorded.Contains(row.Id)).ToListAsync()).Where(row => !row.IsAttestedAt(now)).Select(row => row.Id)];
    }

    public async Task<CoachingCosts> CostsOf(ProgrammeId programme, int smallestCell)
    {
        var costs = await Costs(programme, smallestCell);
        return new(costs.Amount, costs.Minutes, costs.Participants);
    }

    public async Task<Costs> Costs(ProgrammeId programme, int smallestCell)
    {
        var entries = await reader.Query<PayEntry>().Where(row => row.Programme == programme).ToListAsync();
        var pairs = reader.Query<Engagement>().Where(row => row.Programme == programme);
        var served = await reader.Query<Session>().Where(row => row.State == SessionState.Held && pairs.Any(pair => pair.Id == row.Engagement))
            .Select(row => row.Participant).Distinct().CountAsync();
        var completed = await pairs.Where(row => row.EndedBecause == Engagement.Completed).Select(row => row.Place).Distinct().CountAsync();
        return new(entries.Sum(row => row.Amount), entries.Sum(row => row.Minutes), entries.Sum(row => row.Reverses is null ? 1 : -1), Shown(served), Shown(completed));

        int? Shown(int count) => count >= smallestCell ? count : null;
    }
}
