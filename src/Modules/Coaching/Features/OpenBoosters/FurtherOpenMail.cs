using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.AskCheckIns;
using Confrere.Kernel.Data;
using Confrere.Kernel.Web;
using Confrere.Messages.Contracts;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Confrere.Coaching.Features.OpenBoosters;

/// <summary>Tells a person once that a further session has opened for them, at the next round of housekeeping after it did.</summary>
internal sealed class FurtherOpenMail(IOutbox outbox, PublicAddress address, Reader reader, IClock clock) : IStillDue
{
    public const string MessageKind = "further-session";

    public string Kind => MessageKind;

    public async Task TellAll(UnitOfWork work)
    {
        var untold = await work.Set<Place>().Where(row => row.Kind == PlaceKind.Booster && !row.IsTold && !row.IsWithdrawn).ToListAsync();
        foreach (var place in untold)
        {
            place.IsTold = true;
            // Whoever asked for it knows.
            if (await work.Set<Engagement>().AnyAsync(pair => pair.Place == place.Id)) continue;
            await outbox.Enqueue(new(place.Person, MessageKind, $"{MessageKind}/{place.Id}", "Something has opened for you",
                $"Your own page has something new, to use when you like: {address.Of(CheckInMail.OwnPage)}\n", work.Now, place.Id.ToString()), work);
        }
    }

    /// <summary>Not any more once a coach is chosen, the time is over, or they withdrew.</summary>
    public async Task<bool> IsStillDue(string about)
    {
        if (!Guid.TryParse(about, out var value)) return false;
        var id = new PlaceId(value);
        return await reader.Query<Place>().FirstOrDefaultAsync(row => row.Id == id) is { IsWithdrawn: false } place && place.ClosesAt > clock.GetCurrentInstant()
            && !await reader.Query<Engagement>().AnyAsync(pair => pair.Place == id);
    }
}
