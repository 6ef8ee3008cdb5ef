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
        var over = places.Values.Where(place => place.ClosesAt <= now).ToList();
        var idsOver = over.Select(place => place.Id).ToHashSet();
        return Delivery.Of(
            held.ConvertAll(row => new DeliveredSession(row.Participant, row.Start, row.MinutesHeld ?? 0, PlaceOf(row).Minutes, PlaceOf(row).OpenedAt, PlaceOf(row).ClosesAt, row.AttestationAt(now))),
            new(over.Count, over.Sum(place => place.Sessions), held.Count(row => idsOver.Contains(PlaceOf(row).Id))), programme.Protocol.Disclosure.SmallestCell);
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
