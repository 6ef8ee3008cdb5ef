using System.Collections.Concurrent;
using Confrere.Allocation.Contracts;
using Confrere.Enrolment.Contracts;
using Confrere.Enrolment.Features.CheckEligibility;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Drills;

/// <summary>
/// The process that dies: several people at a time are invited, consent and send their first survey, which allocates them in the first programme and
/// lets them wait for a round in the second, rounds are closed and second draws made, while mail goes out. It says "allocated CODE", "round NUMBER" and
/// "second CODE" after the answer that a browser would have got.
/// </summary>
/// <param name="rounds">The programme that draws in rounds and draws boosters.</param>
internal sealed class AllocationChild(DrillHouse house, ProgrammeId programme, ProgrammeId rounds)
{
    private const int AtOnce = 6;

    // Without a crash the child ends after so many: a crash point that is never reached would otherwise run for ever.
    private const int Most = 40;

    public static readonly IReadOnlyDictionary<string, int?> Answers = Enumerable.Range(1, 16).ToDictionary(item => $"pfi{item:00}", _ => (int?)2);

    private static readonly IReadOnlyDictionary<string, bool> Eligible = new Dictionary<string, bool>
    {
        ["practising"] = true, ["voluntary"] = true, ["coached-now"] = false, ["coach-here"] = false,
    };

    private readonly LaterDraws _later = new(house, rounds);

    /// <param name="day">The process lives so many days ahead of the system's clock.</param>
    public static async Task<int> Run(string connection, string keys, InstitutionId institution, ProgrammeId programme, ProgrammeId rounds, int day, CrashPoints points)
    {
        var clock = new DrillClock(day);
        await using var house = DrillHouse.Open(connection, keys, institution, services => Arm(services.AddSingleton<IClock>(clock), points, rounds));
        var mailing = new CancellationTokenSource();
        var mail = Task.Run(async () =>
        {
            while (!mailing.IsCancellationRequested)
            {
                await house.Services.GetRequiredService<DeliverMessages>().Run(CancellationToken.None);
                await Task.Delay(5);
            }
        });
        var child = new AllocationChild(house, programme, rounds);
        await child.All(clock);
        // Whoever lives so long meets the second draw of those whom it drew.
        clock.Pass(LaterDraws.DaysBetween);
        foreach (var code in await child._later.Due(Most, clock.GetCurrentInstant())) await child.SendSecond(code);
        await mailing.CancelAsync();
        await mail;
        return 0;
    }

    private async Task All(DrillClock clock)
    {
        var (done, due) = (0, new ConcurrentQueue<ParticipantCode>(await _later.Due(Most, clock.GetCurrentInstant())));
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref done) is var number && number <= Most)
            {
                if (due.TryDequeue(out var code)) await SendSecond(code);
                if (number % 2 == 0) await Apply();
                else await Allocate();
            }
        })));
    }

    private async Task Allocate()
    {
        var code = await Enrol(house, programme);
        if (await SendFirst(code)) Say($"allocated {code}");
    }

    private async Task Apply()
    {
        await SendFirst(await Enrol(house, rounds));
        if (await _later.CloseWhenFull() is { } round) Say($"round {round}");
    }

    private async Task SendSecond(ParticipantCode code)
    {
        if (await _later.SendSecond(code)) Say($"second {code}");
    }

    private async Task<bool> SendFirst(ParticipantCode code) =>
        !(await house.Do("drill", (SubmitSurvey submit) => submit.Handle(new(code, "baseline", $"first-{code}", Answers)))).IsRefused;

    public static async Task<ParticipantCode> Enrol(DrillHouse house, ProgrammeId programme)
    {
        var name = NewId.Token()[..16];
        var invited = (await house.Do("drill", (InvitePhysicians invite) => invite.Handle(programme, $"Drill {name}, {name}@drill.example, UTC"))).Value;
        var token = invited.Sent.Single().Path["/i/".Length..];
        await house.Do("drill", (CheckEligibility check) => check.Handle(token, Eligible));
        return (await house.Do("drill", (SignConsent sign) => sign.Handle(token, $"Drill {name}", true))).Value.Participant;
    }

    private static void Arm(IServiceCollection services, CrashPoints points, ProgrammeId rounds)
    {
        var committer = services.Last(service => service.ServiceType == typeof(ICommitter)).ImplementationType!;
        services.AddSingleton(committer).AddSingleton<ICommitter>(provider => new CrashingCommitter((ICommitter)provider.GetRequiredService(committer), points));
        services.AddSingleton<IMailTransport>(new CrashingMail(points));
        var handlers = new CrashingHandlers(points, rounds);
        services.AddSingleton<IHandle<ParticipantConsented>>(handlers).AddSingleton<IHandle<ParticipantAllocated>>(handlers).AddSingleton<IHandle<RoundClosed>>(handlers).AddSingleton<IHandle<SurveySubmitted>>(handlers);
    }

    public static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
