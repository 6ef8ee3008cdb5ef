using System.Globalization;
using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.People.Contracts;
using Confrere.Protocols.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.ShowDelivery;

/// <summary>Reads what was delivered and what is disputed from the sessions' one record.</summary>
internal sealed class DeliveryLedger(Reader reader, IPeople people, IInstitutions institutions, IClock clock)
{
    public async Task<Delivery> Of(Programme programme)
    {
        var now = clock.GetCurrentInstant();
        var ofProgramme = reader.Query<Engagement>().Where(row => row.Programme == programme.Id);
        var pairs = await ofProgramme.ToDictionaryAsync(row => row.Id);
        var places = await reader.Query<Place>().Where(row => row.Programme == programme.Id).ToDictionaryAsync(row => row.Id);
        var held = await reader.Query<Session>().Where(row => row.State == SessionState.Held && ofProgramme.Any(pair => pair.Id == row.Engagement)).ToListAsync();
        Place PlaceOf(Session row) => places[pairs[row.Engagement].Place];
        // Delivery is the course's: who is offered more afterwards may never want it.
        held.RemoveAll(row => PlaceOf(row).Kind != PlaceKind.Course);
        var over = places.Values.Where(place => place.Kind == PlaceKind.Course && place.ClosesAt <= now).ToList();
        var idsOver = over.Select(place => place.Id).ToHashSet();
        return Delivery.Of(
            held.ConvertAll(row => new DeliveredSession(row.Participant, row.Start, row.MinutesHeld ?? 0, PlaceOf(row).Minutes, PlaceOf(row).OpenedAt, PlaceOf(row).ClosesAt, row.AttestationAt(now))),
            new(over.Count, over.Sum(place => place.Sessions), held.Count(row => idsOver.Contains(PlaceOf(row).Id))), programme.Protocol.Disclosure.SmallestCell);
    }

    public async Task<IReadOnlyList<(ReasonCode Reason, int Times)>> Changes(Programme programme)
    {
        var changes = await reader.Query<Session>().Where(row => row.Reason != null && reader.Query<Engagement>().Any(pair => pair.Id == row.Engagement && pair.Programme == programme.Id))
            .Select(row => new { row.Participant, row.Reason }).ToListAsync();
        return ChangeReasons.Of(changes.Select(row => (row.Participant, row.Reason!.Value)), programme.Protocol.Disclosure.SmallestCell);
    }

    /// <summary>How often confidentiality could not be kept, by programme; a small number is not told.</summary>
    public async Task<IReadOnlyDictionary<ProgrammeId, string>> Exceptions(IReadOnlyList<Programme> programmes)
    {
        var counts = await reader.Query<ConfidenceException>().Join(reader.Query<Engagement>(), row => row.Engagement, pair => pair.Id, (_, pair) => pair.Programme)
            .GroupBy(programme => programme).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count);
        // None and a few are told apart by nobody: that it happened at all points at somebody.
        return programmes.ToDictionary(programme => programme.Id, programme => counts.GetValueOrDefault(programme.Id) is var count && count >= programme.Protocol.Disclosure.SmallestCell
            ? count.ToString(CultureInfo.InvariantCulture) : $"Fewer than {programme.Protocol.Disclosure.SmallestCell}");
    }

    public async Task<IReadOnlyList<Dispute>> Disputes()
    {
        var open = await reader.Query<Session>().Where(row => row.Disputed != null && row.Settled == null).OrderBy(row => row.Start).ToListAsync();
        var names = await people.ContactsOf([.. open.Select(row => row.Coach).Distinct()]);
        var zone = await institutions.Current() is { } here ? DateTimeZoneProviders.Tzdb[here.ZoneId] : DateTimeZone.Utc;
        return
        [
            .. open.Select(row => new Dispute(row.Id, names.GetValueOrDefault(row.Coach)?.Name ?? "A coach", Wording.Of(row.Start.InZone(zone).Date),
                row.State == SessionState.Held ? $"held, {row.MinutesHeld} minutes, {Wording.Of(row.Mode!.Value).ToLowerInvariant()}" : $"not held: {Wording.Of(row.Reason ?? ReasonCode.Other).ToLowerInvariant()}",
                Wording.Of(row.Disputed!.Value), row.MinutesHeld ?? (int)row.Interval.Duration.TotalMinutes, row.Mode ?? SessionMode.Video)),
        ];
    }
}
