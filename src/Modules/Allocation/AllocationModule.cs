using System.CommandLine;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Data;
using Confrere.Allocation.Features.AllocateParticipant;
using Confrere.Allocation.Features.CloseRound;
using Confrere.Allocation.Features.DrawBooster;
using Confrere.Allocation.Features.EnterShare;
using Confrere.Allocation.Features.ExportRecord;
using Confrere.Allocation.Features.FollowNewVersion;
using Confrere.Allocation.Features.MonitorBalance;
using Confrere.Allocation.Features.OpenCoaching;
using Confrere.Allocation.Features.OpenEarly;
using Confrere.Allocation.Features.OpenSeed;
using Confrere.Allocation.Features.QueueForDraw;
using Confrere.Allocation.Features.ReplayAllocation;
using Confrere.Allocation.Features.SealAllocation;
using Confrere.Allocation.Features.SeeOwnBooster;
using Confrere.Allocation.Features.SeeOwnStart;
using Confrere.Allocation.Features.ShowFlow;
using Confrere.Allocation.Features.StartWithoutDraw;
using Confrere.Allocation.Features.UnblindArms;
using Confrere.Allocation.Features.WatchCompletion;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Kernel.Modules;
using Confrere.Protocols.Contracts;
using Confrere.Shell;
using Confrere.Surveys.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Allocation;

/// <summary>Randomisation under concealment: one allocation per participant, for ever, and its verification.</summary>
public sealed class AllocationModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, AllocationMapping>().AddSingleton<SeedVault>();
        services.AddScoped<IHandle<EnrolmentOpened>, AllocationSealer>().AddScoped<IHandle<EnrolmentOpened>, BoosterSealer>().AddScoped<IHandle<EnrolmentOpened>, OpeningWithoutDraw>().AddScoped<IAllocationSeals, AllocationSeals>();
        services.AddScoped<FlowReading>().AddScoped<FlowSight>().AddScoped<FlowAlarm>().AddScoped<IBoardSection, FlowOnBoard>().AddScoped<IBoardSection, CompletionGapOnBoard>();
        services.AddScoped<DrawQueue>().AddScoped<IHandle<ParticipantWithdrew>, LeaveQueue>().AddSingleton<DrawWatch>().AddHostedService<DrawWatchService>();
        services.AddScoped<ITimelineSource, WaitingOnTimeline>().AddScoped<IBoardSection, PromisesOnBoard>();
        services.AddSingleton<LatestBalances>().AddScoped<BalanceReading>().AddScoped<IBoardSection, BalanceOnBoard>();
        services.AddSingleton<SealedBoosters>().AddScoped<IHandle<SurveySubmitted>, DrawBooster>().AddScoped<IHandle<SurveySubmitted>, BoosterStart>().AddScoped<IHandle<SurveyWindowClosed>, BoosterStart>();
        services.AddScoped<OwnBooster>().AddScoped<ITimelineSource, BoosterOnTimeline>().AddScoped<IAfterSubmission, BoosterAfterSurvey>();
        services.AddScoped<NextPlace>().AddScoped<AllocateParticipant>().AddScoped<StartWithoutDraw>().AddScoped<CloseRound>().AddScoped<Rounds>().AddScoped<IBoardSection, RoundsOnBoard>().AddScoped<IHandle<BaselineLocked>, AllocationOnBaseline>();
        services.AddSingleton<SealedRules>().AddScoped<IHandle<SurveySubmitted>, CoachingStart>().AddScoped<IHandle<SurveyWindowClosed>, CoachingStart>();
        services.AddScoped<IHandle<ParticipantConsentedAgain>, CalendarOfNewVersion>().AddScoped<IParticipantEvents, AllocationEvents>().AddScoped<IAllocationReplay, AllocationReplay>();
        services.AddScoped<IBlindedArms, BlindedArms>().AddScoped<IUnblinding, Unblinding>();
        services.AddAccess(AllocationAccess.OwnRule, AllocationAccess.CustodyRule, AllocationAccess.OverrideRule, AllocationAccess.RoundRule, AllocationAccess.FlowRule).AddShellAssets(typeof(AllocationModule).Assembly);
        services.AddScoped<OwnStart>().AddScoped<ITimelineSource, StartOnTimeline>().AddScoped<IAfterSubmission, StartAfterBaseline>();
        services.AddScoped<IProgrammeSection, SealOnProgramme>();
        services.AddScoped<EnterShare>().AddScoped<IOpeningCondition, SharesBeforeOpening>();
        services.AddScoped<OpenSeed>().AddScoped<IHandle<ParticipantConsented>, NobodyAfterTheOpening>().AddScoped<ExportRecord>().AddScoped<OpenEarly>();
        services.AddReasonedFacts(
            new(OpenEarly.Fact, ReasonedKind.Override, "Please write why coaching opens before its time."),
            new(CloseRound.FilledFact, ReasonedKind.Override, "Please write why the round is closed although there are places for all."),
            new(Unblinding.Fact, ReasonedKind.Unlock, "Please write why the arms are opened."),
            new(OpenSeed.Fact, ReasonedKind.Unlock, "Please write why the seed is opened now."),
            new(OpenSeed.BoosterFact, ReasonedKind.Unlock, "Please write why the seeds are opened now."));
    }

    public IEnumerable<Command> Verbs(VerbHost host) => [AllocationVerbs.Build(host)];
}
