using Confrere.Kernel.Data;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Contracts;
using Confrere.Messages.Data;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Modules.Tests.House;
using Confrere.People.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Messages;

/// <summary>A house whose mail goes to a sink, with one person to write to.</summary>
internal sealed class MailHouse : IAsyncDisposable
{
    public const string Address = "ada@example.org";

    private MailHouse(TestHouse house, SmtpSink sink, ForwardTime time) => (House, Sink, Time) = (house, sink, time);

    public TestHouse House { get; }
    public SmtpSink Sink { get; }
    public PersonId Ada { get; } = NewId.Of<PersonId>();
    public SwitchedCheck Check { get; } = new();

    /// <summary>What this process takes for the time that has passed, whatever the wall clock says.</summary>
    public ForwardTime Time { get; }

    public static async Task<MailHouse> On(DatabaseProvider provider, Action<IServiceCollection>? adjust = null)
    {
        var (sink, time) = (new SmtpSink(), new ForwardTime());
        MailHouse? made = null;
        var house = await TestHouse.On(provider, services =>
        {
            services.AddSingleton(MailSettings.Parse(sink.Address.ToString(), "Appointments <post@example.org>"));
            services.AddScoped<IPeople>(_ => new OnePerson(made!.Ada));
            services.AddScoped<IStillDue>(_ => made!.Check);
            services.AddSingleton<TimeProvider>(time);
            services.AddSingleton(new OptionalMessage("test", "Test mail"));
            adjust?.Invoke(services);
        });
        return made = new(house, sink, time);
    }

    public OutgoingMessage Message(string key = "one", string kind = "test", Instant? after = null, CalendarEntry? calendar = null) =>
        new(Ada, kind, key, "Your appointment", "A line.\n.A line that begins with a dot\n\nSee https://example.org/me.", after ?? House.Clock.GetCurrentInstant(), "about", calendar);

    public Task Enqueue(OutgoingMessage message) => House.As(services =>
        services.GetRequiredService<Writer>().Write(work => services.GetRequiredService<IOutbox>().Enqueue(message, work)));

    public Task Deliver() => House.Services.GetRequiredService<DeliverMessages>().RunUntilNothingIsDue();

    public Task<List<OutboxMessage>> Rows() => House.As(services => services.GetRequiredService<Reader>().Query<OutboxMessage>().ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await Sink.DisposeAsync();
    }

    internal sealed class SwitchedCheck : IStillDue
    {
        public bool Due { get; set; } = true;
        public string Kind => "test";
        public Instant? Earliest { get; set; }
        public Task<bool> IsStillDue(string about) => Task.FromResult(Due && about == "about");
        public Task<Instant> NotBefore(string about, Instant now) => Task.FromResult(Earliest ?? now);
    }

    private sealed class OnePerson(PersonId ada) : IPeople
    {
        public Task<PersonId> Register(NewPerson person, UnitOfWork work) => throw new NotSupportedException();
        public Task ForgetUnlessInRole(PersonId person, UnitOfWork work) => throw new NotSupportedException();
        public Task ForgetUnlessNeeded(PersonId person, UnitOfWork work) => throw new NotSupportedException();
        public Task<bool> HoldsAnyRole(PersonId person, UnitOfWork work) => throw new NotSupportedException();
        public Task Grant(PersonId person, string role, UnitOfWork work) => throw new NotSupportedException();
        public Task Revoke(PersonId person, string role, UnitOfWork work, string? reason = null) => throw new NotSupportedException();
        public Task<Contact?> ContactOf(PersonId person) =>
            Task.FromResult(person == ada ? new Contact(ada, "Ada Example", Address, "Europe/Zurich") : null);
        public async Task<IReadOnlyDictionary<PersonId, Contact>> ContactsOf(IReadOnlyCollection<PersonId> people) =>
            people.Contains(ada) ? new Dictionary<PersonId, Contact> { [ada] = (await ContactOf(ada))! } : [];
        public Task<IReadOnlyList<PersonId>> WithRole(string role) => throw new NotSupportedException();
    }
}
