using Confrere.Allocation.Data;
using Confrere.Allocation.Domain;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.SetHours;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Enrolment.Features.Withdraw;
using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Modules.Tests.Allocation;
using Confrere.Modules.Tests.Enrolment;
using Confrere.Modules.Tests.House;
using Confrere.Protocols.Contracts;
using Confrere.Surveys.Features.CloseWindows;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Access;

/// <summary>
/// The protocol that ships in the middle of its running, through the real handlers: people consent, answer, are allocated, some are coached,
/// one withdraws. Nothing happens at the instant of anything else, and the custodians' shares are known, so that the future is.
/// </summary>
internal sealed class RunningTrial : IAsyncDisposable
{
    private const int Ahead = 24;
    private static readonly Instant Monday9InZurich = Instant.FromUtc(2026, 3, 16, 8, 0);

    private readonly EnrolmentHouse _at;

    private RunningTrial(EnrolmentHouse at) => _at = at;

    public TestHouse House => _at.House;
    public ProgrammeId Programme => _at.Programme;
    public List<SignedConsent> People { get; } = [];
    public PersonId Coach { get; private set; }
    public IReadOnlyList<string> Shares { get; private set; } = [];

    public byte[] Seed => Custody.Seed(Convert.FromHexString(Shares[0]), Convert.FromHexString(Shares[1]), Programme);

    /// <summary>Enrolment is open and nobody was invited.</summary>
    public static async Task<RunningTrial> On(DatabaseProvider provider, Action<IServiceCollection>? adjust = null)
    {
        var mail = Directory.CreateTempSubdirectory("confrere-mail-").FullName;
        var trial = new RunningTrial(await EnrolmentHouse.On(provider, isOpen: false, adjust: services =>
        {
            services.AddSingleton(MailSettings.Parse($"pickup:{mail}", null)).AddSingleton<IStartupFilter>(new SignedInAs());
            adjust?.Invoke(services);
        }));
        trial.Shares = await Custodians.EnterShares(trial.House, trial.Programme);
        (await trial._at.Open(despiteWarnings: true)).IsRefused.ShouldBeFalse();
        return trial;
    }

    /// <summary>So many people are allocated; those who start now choose the coach, the first of them books and the second withdraws.</summary>
    public async Task Run(int people)
    {
        await AddCoach();
        for (var person = 0; person < people; person++) await Enrol($"p{person}@example.org");
        var coached = await Coached();
        foreach (var person in coached.Take(3)) await BeCoached(person);
        await After((BookSession book) => book.Handle(coached[0], Monday9InZurich));
        await After((Withdraw withdraw) => withdraw.Handle(coached[1], "coaching", "withdraw"));
        Tick();
        await House.Services.GetRequiredService<KeepHouse>().Run();
        Tick();
        await House.Services.GetRequiredService<WindowWatch>().TakeAll(CancellationToken.None);
        Tick();
        await House.Services.GetRequiredService<DeliverMessages>().RunUntilNothingIsDue();
        await House.VerifyChain();
    }

    /// <summary>The arms of those who come next.</summary>
    public async Task<IReadOnlyList<ArmCode>> Future()
    {
        var rule = await House.As(services => services.GetRequiredService<Reader>().Query<SealedList>().Select(row => row.Rule).SingleAsync());
        return [.. new BlockSequence(Seed, AllocationRule.FromCanonical(rule)).From(AllocationRule.Everybody).Skip(People.Count).Take(Ahead)];
    }

    public ValueTask DisposeAsync() => _at.DisposeAsync();

    private async Task AddCoach()
    {
        Coach = await After((RegisterCoach register) => register.Handle(new(
            "Thea Coach", "thea@example.org", "Europe/Zurich", "Surgery", "Surgery", "Consultant", "English", "", "", "ICF ACC", new(2027, 1, 1), 6)));
        HoursOfDay[] week = [new(IsoDayOfWeek.Monday, new(9, 0), new(12, 0))];
        await After((SetHours set) => set.Handle(Coach, "Europe/Zurich", week));
    }

    private async Task Enrol(string email)
    {
        Tick();
        var (token, _) = await _at.InviteOne(email);
        Tick();
        (await _at.Answer(token)).Value.ShouldBeTrue();
        Tick();
        var signed = (await _at.Sign(token)).Value;
        await After((SubmitSurvey submit) => submit.Handle(new(signed.Participant, "baseline", $"key/{email}", Trial.Answers(2))));
        People.Add(signed);
    }

    private async Task BeCoached(PersonId person)
    {
        await After((TellWishes tell) => tell.Handle(person, new("Medicine", "Internal medicine", ["English"], TimesOfWeek.Unsaid)));
        await After((ChooseCoach choose) => choose.Handle(person, Coach));
    }

    private async Task<List<PersonId>> Coached()
    {
        var begun = await House.As(services => services.GetRequiredService<Reader>().Query<AllocatedParticipant>().Where(row => row.CoachingOpenedAt != null).Select(row => row.Participant).ToListAsync());
        return [.. People.Where(person => begun.Contains(person.Participant)).Select(person => person.Person)];
    }

    private async Task<T> After<THandler, T>(Func<THandler, Task<Confrere.Kernel.Refusals.Result<T>>> use) where THandler : notnull
    {
        Tick();
        return (await House.Do(use)).Value;
    }

    // A stretch that divides nothing: no two instants are equal by accident, nor an hour, a day or a window apart.
    private void Tick() => House.Clock.Advance(Duration.FromMilliseconds(97_331));
}
