using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Data;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.CheckEligibility;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.OpenEnrolment;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using Confrere.Modules.Tests.Protocols;
using Confrere.People.Features.CreateInstitution;
using Confrere.Protocols.Contracts;
using Confrere.Protocols.Features.CreateProgramme;
using Confrere.Surveys.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>A house with an institution and a programme, and the verbs of recruitment in a line each.</summary>
internal sealed class EnrolmentHouse : IAsyncDisposable
{
    public static readonly IReadOnlyDictionary<string, bool> Eligible = new Dictionary<string, bool>
    {
        ["practising"] = true, ["voluntary"] = true, ["coached-now"] = false, ["coach-here"] = false,
    };

    private EnrolmentHouse(TestHouse house, EventLog events, ProgrammeId programme) => (House, Events, Programme) = (house, events, programme);

    public TestHouse House { get; }
    public EventLog Events { get; }
    public ProgrammeId Programme { get; }

    public static async Task<EnrolmentHouse> On(DatabaseProvider provider, bool isOpen = true, string? document = null, bool isDemonstration = true, bool custodians = true, bool licensed = true, Action<IServiceCollection>? adjust = null)
    {
        var events = new EventLog();
        var house = await TestHouse.On(provider, services =>
        {
            services.AddSingleton<IHandle<EnrolmentOpened>>(events).AddSingleton<IHandle<ParticipantConsented>>(events).AddSingleton<IHandle<ParticipantWithdrew>>(events).AddSingleton<IHandle<ParticipantConsentedAgain>>(events);
            if (!isDemonstration && licensed) services.AddSingleton(new InstrumentCatalogue(InstrumentCatalogue.Shipped().All.Select(instrument => instrument with { Wording = Wording.Licensed })));
            adjust?.Invoke(services);
            // Mail stays in the outbox, where the tests read its links, also while the house serves pages.
            foreach (var service in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("Confrere", StringComparison.Ordinal) == true).ToList())
                services.Remove(service);
        });
        (await house.Do((CreateInstitution create) => create.Handle("Lakeside", "Europe/Zurich", isDemonstration, house.Institution))).IsRefused.ShouldBeFalse();
        var programme = (await house.Do((CreateProgramme create) => create.Handle(document ?? SampleProtocol.Text))).Value;
        if (!isDemonstration && custodians) await Custodians.EnterShares(house, programme);
        var made = new EnrolmentHouse(house, events, programme);
        if (isOpen) (await made.Open(despiteWarnings: true)).IsRefused.ShouldBeFalse();
        return made;
    }

    public Task<Result<Done>> Open(bool despiteWarnings = false) => House.Do((OpenEnrolment open) => open.Handle(Programme, despiteWarnings));

    public Task<Result<InvitedPhysicians>> Invite(string list) => House.Do((InvitePhysicians invite) => invite.Handle(Programme, list));

    /// <summary>Invites one physician and returns their token and who they are.</summary>
    public async Task<(string Token, PersonId Person)> InviteOne(string email = "ada@example.org")
    {
        var sent = (await Invite($"Ada Example, {email}, Europe/London")).Value.Sent.Single();
        return (sent.Path["/i/".Length..], sent.Person);
    }

    public Task<Result<bool>> Answer(string token, IReadOnlyDictionary<string, bool>? answers = null) =>
        House.Do((CheckEligibility check) => check.Handle(token, answers ?? Eligible));

    public Task<Result<SignedConsent>> Sign(string token, string? name = "Ada Example", bool agrees = true) =>
        House.Do((SignConsent sign) => sign.Handle(token, name, agrees));

    public async Task<SignedConsent> Enrol(string email = "ada@example.org")
    {
        var (token, _) = await InviteOne(email);
        (await Answer(token)).Value.ShouldBeTrue();
        return (await Sign(token)).Value;
    }

    public Task<RecruitmentCounts> Counts() => House.Do((IRecruitment recruitment) => recruitment.Counts(Programme));

    public Task<EnrolmentPeriod> Period() => House.Do((EnrolmentPeriods periods) => periods.Of(Programme));

    public Task<Programme> Read() => House.Do((IProgrammes programmes) => programmes.Find(Programme))!;

    public ValueTask DisposeAsync() => House.DisposeAsync();

    internal sealed class EventLog : IHandle<EnrolmentOpened>, IHandle<ParticipantConsented>, IHandle<ParticipantWithdrew>, IHandle<ParticipantConsentedAgain>
    {
        public List<IEvent> Seen { get; } = [];

        /// <summary>Makes the next handling fail, to see that all of it is undone.</summary>
        public bool Fails { get; set; }

        public Task Handle(EnrolmentOpened occurred, UnitOfWork work) => Note(occurred);
        public Task Handle(ParticipantConsented occurred, UnitOfWork work) => Note(occurred);
        public Task Handle(ParticipantWithdrew occurred, UnitOfWork work) => Note(occurred);
        public Task Handle(ParticipantConsentedAgain occurred, UnitOfWork work) => Note(occurred);

        private Task Note(IEvent occurred)
        {
            if (Fails) throw new InvalidOperationException("An upper module failed.");
            Seen.Add(occurred);
            return Task.CompletedTask;
        }
    }
}
