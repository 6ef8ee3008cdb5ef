using Confrere.Enrolment.Features.CheckEligibility;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Enrolment.Features.SignConsent;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Identifiers;
using Confrere.Messages.Domain;
using Confrere.Messages.Features.DeliverMessages;
using Confrere.Surveys.Features.SubmitSurvey;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Drills;

/// <summary>
/// The process that dies: several people at a time are invited, consent and send their first survey, which allocates them, while mail goes
/// out. It says "allocated CODE" after the answer that a browser would have got.
/// </summary>
internal static class AllocationChild
{
    private const int AtOnce = 6;

    // Without a crash the child ends after so many: a crash point that is never reached would otherwise run for ever.
    private const int Most = 40;

    private static readonly IReadOnlyDictionary<string, bool> Eligible = new Dictionary<string, bool>
    {
        ["practising"] = true, ["voluntary"] = true, ["coached-now"] = false, ["coach-here"] = false,
    };

    public static async Task<int> Run(string connection, string keys, InstitutionId institution, ProgrammeId programme, CrashPoints points)
    {
        await using var house = DrillHouse.Open(connection, keys, institution, services => Arm(services, points));
        var done = 0;
        var mailing = new CancellationTokenSource();
        var mail = Task.Run(async () =>
        {
            while (!mailing.IsCancellationRequested)
            {
                await house.Services.GetRequiredService<DeliverMessages>().Run(CancellationToken.None);
                await Task.Delay(5);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref done) <= Most) await One(house, programme);
        })));
        await mailing.CancelAsync();
        await mail;
        return 0;
    }

    private static async Task One(DrillHouse house, ProgrammeId programme)
    {
        var code = await Enrol(house, programme);
        Say($"enrolled {code}");
        var answers = Enumerable.Range(1, 16).ToDictionary(item => $"pfi{item:00}", _ => (int?)2);
        var submitted = await house.Do("drill", (SubmitSurvey submit) => submit.Handle(new(code, "baseline", $"first-{code}", answers)));
        if (!submitted.IsRefused) Say($"allocated {code}");
    }

    public static async Task<ParticipantCode> Enrol(DrillHouse house, ProgrammeId programme)
    {
        var name = NewId.Token()[..16];
        var invited = (await house.Do("drill", (InvitePhysicians invite) => invite.Handle(programme, $"Drill {name}, {name}@drill.example, UTC"))).Value;
        var token = invited.Sent.Single().Path["/i/".Length..];
        await house.Do("drill", (CheckEligibility check) => check.Handle(token, Eligible));
        return (await house.Do("drill", (SignConsent sign) => sign.Handle(token, $"Drill {name}", true))).Value.Participant;
    }

    private static void Arm(IServiceCollection services, CrashPoints points)
    {
        var committer = services.Last(service => service.ServiceType == typeof(ICommitter)).ImplementationType!;
        services.AddSingleton(committer).AddSingleton<ICommitter>(provider => new CrashingCommitter((ICommitter)provider.GetRequiredService(committer), points));
        services.AddSingleton<IMailTransport>(new CrashingMail(points));
        var handlers = new CrashingHandlers(points);
        services.AddSingleton<IHandle<Enrolment.Contracts.ParticipantConsented>>(handlers).AddSingleton<IHandle<Allocation.Contracts.ParticipantAllocated>>(handlers);
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
