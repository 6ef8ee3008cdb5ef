using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.SetHours;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.Coaching;
using Confrere.Modules.Tests.House;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>The whole house once round: people who answered their first survey and were allocated, and one of them with a coach and a booked hour.</summary>
internal sealed class CoachedTrial : IAsyncDisposable
{
    // Blocks of 2, 4 or 6 one to one: the seventh at the latest is allocated to coaching at once.
    private const int MostToTry = 7;

    private int _waiting;

    private CoachedTrial(EnrolmentHouse at) => At = at;

    public EnrolmentHouse At { get; }
    public TestHouse House => At.House;

    /// <summary>Whose coaching is open, with a coach and an hour booked for the Tuesday of the week after.</summary>
    public SignedConsent Coached { get; private set; } = null!;

    public PersonId Coach { get; private set; }

    public static async Task<CoachedTrial> On(DatabaseProvider provider, string? document = null, Action<IServiceCollection>? adjust = null)
    {
        var trial = new CoachedTrial(await EnrolmentHouse.On(provider, document: document, adjust: adjust));
        trial.Coached = await trial.SomebodyCoached();
        await trial.Pair();
        return trial;
    }

    public Task<List<T>> Rows<T>() where T : class => House.As(services => services.GetRequiredService<Reader>().Query<T>().ToListAsync());

    public Task<Result<SubmissionReceipt>> Submit(ParticipantCode participant, string visit = "baseline") =>
        House.Do((SubmitSurvey submit) => submit.Handle(new(participant, visit, "key", Trial.Answers(2))));

    public Task<Result<SessionId>> Book(Duration later) => House.Do((BookSession book) => book.Handle(Coached.Person, CoachingHouse.Tuesday9InZurich + later));

    /// <summary>Somebody who was allocated to start later.</summary>
    public async Task<SignedConsent> SomebodyWaiting()
    {
        for (var i = 0; i < MostToTry; i++)
        {
            var signed = await At.Enrol($"waiting{_waiting++}@example.org");
            (await Submit(signed.Participant)).Refusal.ShouldBeNull();
            if ((await Rows<Place>()).All(place => place.Person != signed.Person)) return signed;
        }
        throw new InvalidOperationException("Nobody was allocated to start later.");
    }

    public ValueTask DisposeAsync() => At.DisposeAsync();

    private async Task<SignedConsent> SomebodyCoached()
    {
        for (var i = 0; i < MostToTry; i++)
        {
            var signed = await At.Enrol($"physician{i}@example.org");
            (await Submit(signed.Participant)).Refusal.ShouldBeNull();
            if ((await Rows<Place>()).Any(place => place.Person == signed.Person)) return signed;
        }
        throw new InvalidOperationException("Nobody was allocated to coaching at once.");
    }

    private async Task Pair()
    {
        var details = new CoachDetails("Coa Ch", "coach@example.org", "Europe/Zurich", "Surgery", "Surgery", "Consultant", "English", "", "", "Peer coach training", new(2027, 1, 1), null);
        Coach = (await House.Do((RegisterCoach register) => register.Handle(details))).Value;
        _ = (await House.Do((SetHours set) => set.Handle(Coach, "Europe/Zurich", [new(IsoDayOfWeek.Tuesday, new(9, 0), new(12, 0))]))).Value;
        _ = (await House.Do((TellWishes tell) => tell.Handle(Coached.Person, new("Medicine", "Internal medicine", [], TimesOfWeek.Unsaid)))).Value;
        _ = (await House.Do((ChooseCoach choose) => choose.Handle(Coached.Person, Coach))).Value;
        _ = (await Book(Duration.Zero)).Value;
    }
}
