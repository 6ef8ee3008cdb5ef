using Confrere.Kernel.Data;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Modules.Tests.House;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;
using NodaTime;

namespace Confrere.Modules.Tests.Messages;

/// <summary>
/// Two processes deliver from one outbox while they crash anywhere and the wall clock jumps: over schedules drawn at random, every message
/// goes out, and goes out again, under the same Message-ID, only where a process died between the server's taking it and its own noting so.
/// </summary>
[Collection("databases")]
public sealed class DeliveryPropertyTests
{
    private const int Messages = 12;
    private const int Steps = 40;

    // The night in which Zurich's clocks go back: the wall clock of the schedule begins an hour before.
    private static readonly Instant Night = Instant.FromUtc(2026, 10, 24, 23, 30);

    public static TheoryData<DatabaseProvider, uint> Schedules
    {
        get
        {
            var schedules = new TheoryData<DatabaseProvider, uint>();
            for (var seed = 1u; seed <= 8; seed++) schedules.Add(DatabaseProvider.Sqlite, seed);
            for (var seed = 9u; seed <= 11; seed++) schedules.Add(DatabaseProvider.PostgreSql, seed);
            return schedules;
        }
    }

    [Theory, MemberData(nameof(Schedules))]
    public async Task Each_message_once_unless_a_process_died_before_it_could_note_it(DatabaseProvider provider, uint seed)
    {
        var transport = new CrashingTransport();
        await using var mail = await MailHouse.On(provider, services => services.AddSingleton<IMailTransport>(transport));
        var chance = new PCG(seed);
        mail.House.Clock.Reset(Night);
        for (var message = 0; message < Messages; message++) await mail.Enqueue(mail.Message($"{message}", after: Night + Duration.FromMinutes(15 * message)));
        var processes = new[] { NewProcess(mail), NewProcess(mail) };

        for (var step = 0; step < Steps; step++)
        {
            var which = (int)chance.Next(2);
            switch (chance.Next(6))
            {
                case 0: mail.House.Clock.AdvanceDays(1); break;
                case 1: mail.House.Clock.AdvanceDays(-1); break;
                case 2: mail.House.Clock.AdvanceMinutes((int)chance.Next(90)); break;
                case 3: mail.Time.Pass(Duration.FromMinutes((int)chance.Next(4))); break;
                case 4:
                    // It dies before or after the server takes its next message, and is started again with no memory.
                    transport.Arm(1 + (int)chance.Next(4), afterTaking: chance.Next(2) == 0);
                    await Run(processes[which], transport);
                    processes[which] = NewProcess(mail);
                    break;
                default: await Task.WhenAll(Run(processes[0], transport), Run(processes[1], transport)); break;
            }
        }
        await Drain(mail, processes[0], transport);

        (await mail.Rows()).ShouldAllBe(row => row.State == OutboxState.Sent);
        transport.Taken.Select(message => message.Key).Distinct().Count().ShouldBe(Messages);
        foreach (var (id, times) in transport.Taken) times.ShouldBe(1 + transport.DiedAfter.GetValueOrDefault(id), $"message {id} of schedule {seed}");
    }

    private static DeliverMessages NewProcess(MailHouse mail) =>
        new(mail.House.Services.GetRequiredService<IServiceScopeFactory>(), mail.Time, NullLogger<DeliverMessages>.Instance);

    private static async Task Drain(MailHouse mail, DeliverMessages process, CrashingTransport transport)
    {
        transport.Disarm();
        mail.House.Clock.Reset(Night + Duration.FromDays(400));
        // Once to see what is claimed, and again when those claims have lapsed.
        await Run(process, transport);
        mail.Time.Pass(Retry.Lease);
        while (await Run(process, transport) > 0) { }
    }

    private static async Task<int> Run(DeliverMessages process, CrashingTransport transport)
    {
        try { return await process.Run(transport.Life); }
        catch (OperationCanceledException) { return 0; }
        finally { transport.Disarm(); }
    }

    /// <summary>A mail server beside which the sending process dies: a cancelled life leaves the claim as it is and notes nothing, as SIGKILL does.</summary>
    private sealed class CrashingTransport : IMailTransport
    {
        private readonly Lock _lock = new();
        private CancellationTokenSource _life = new();
        private int _left;
        private bool _afterTaking;

        public Dictionary<string, int> Taken { get; } = [];
        public Dictionary<string, int> DiedAfter { get; } = [];
        public CancellationToken Life => _life.Token;

        public void Arm(int countdown, bool afterTaking) => (_life, _left, _afterTaking) = (new(), countdown, afterTaking);

        public void Disarm() => (_life, _left) = (new(), 0);

        public Task Send(MimeMessage mail, CancellationToken cancellation)
        {
            lock (_lock)
            {
                var dies = _left > 0 && --_left == 0;
                if (dies && !_afterTaking) Die();
                Taken[mail.MessageId!] = Taken.GetValueOrDefault(mail.MessageId!) + 1;
                if (!dies) return Task.CompletedTask;
                DiedAfter[mail.MessageId!] = DiedAfter.GetValueOrDefault(mail.MessageId!) + 1;
                Die();
                return Task.CompletedTask;
            }
        }

        private void Die()
        {
            _life.Cancel();
            throw new OperationCanceledException(_life.Token);
        }
    }
}
