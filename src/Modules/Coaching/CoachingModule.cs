using Confrere.Allocation.Contracts;
using Confrere.Coaching.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Features.AskForAnother;
using Confrere.Coaching.Features.AttestSession;
using Confrere.Coaching.Features.BookSeries;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.BreakConfidence;
using Confrere.Coaching.Features.CancelSession;
using Confrere.Coaching.Features.ChooseCoach;
using Confrere.Coaching.Features.CountCapacity;
using Confrere.Coaching.Features.DeclareTie;
using Confrere.Coaching.Features.EditProfile;
using Confrere.Coaching.Features.EndEngagement;
using Confrere.Coaching.Features.JoinGroup;
using Confrere.Coaching.Features.KeepCredentials;
using Confrere.Coaching.Features.KeepFiles;
using Confrere.Coaching.Features.KeepLedger;
using Confrere.Coaching.Features.KeepNote;
using Confrere.Coaching.Features.KeepNoteKeys;
using Confrere.Coaching.Features.KeepPace;
using Confrere.Coaching.Features.LogPractice;
using Confrere.Coaching.Features.MatchByHand;
using Confrere.Coaching.Features.MoveSession;
using Confrere.Coaching.Features.Nudge;
using Confrere.Coaching.Features.OpenPlace;
using Confrere.Coaching.Features.PublishMatch;
using Confrere.Coaching.Features.RecordSession;
using Confrere.Coaching.Features.RegisterCoach;
using Confrere.Coaching.Features.ReportDose;
using Confrere.Coaching.Features.ReviewMatch;
using Confrere.Coaching.Features.RunMatch;
using Confrere.Coaching.Features.SeeAgenda;
using Confrere.Coaching.Features.SetHours;
using Confrere.Coaching.Features.SettleDispute;
using Confrere.Coaching.Features.ShowBoard;
using Confrere.Coaching.Features.ShowDelivery;
using Confrere.Coaching.Features.ShowTimeline;
using Confrere.Coaching.Features.TakeLeave;
using Confrere.Coaching.Features.WarnOfLapse;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Erasing;
using Confrere.Kernel.Events;
using Confrere.Kernel.Modules;
using Confrere.Messages.Contracts;
using Confrere.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Coaching;

/// <summary>Coaches, choosing one, booking, sessions and notes.</summary>
public sealed class CoachingModule : IModule
{
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, CoachingMapping>();
        services.AddAccess(CoachingAccess.Rules).AddShellAssets(typeof(CoachingModule).Assembly);
        services.AddNavigation(new("Agenda", "/coach", 10), Role.Coach).AddNavigation(new("Hours", "/coach/hours", 20), Role.Coach);
        services.AddNavigation(new("Sessions", "/me/bookings", 20), Role.Participant).AddNavigation(new("Coaches", "/coaches", 30), Role.Director);
        services.AddScoped<IHandle<CoachingOpened>, OpenPlace>().AddScoped<IHandle<ParticipantWithdrew>, EndOnWithdrawal>();
        services.AddScoped<RegisterCoach>().AddScoped<SetHours>().AddScoped<TellWishes>().AddScoped<ProposeCoaches>().AddScoped<ChooseCoach>();
        services.AddScoped<Waiting>().AddScoped<RunMatch>().AddSingleton<MatchRuns>().AddScoped<ReviewPair>().AddScoped<PublishMatch>().AddScoped<MatchByHand>().AddScoped<JoinGroup>().AddScoped<OpenSeats>();
        services.AddScoped<MatchMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<MatchMail>());
        services.AddScoped<DeclareTie>().AddScoped<DeclareByAddress>().AddScoped<AskForAnother>().AddScoped<PairEndedMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<PairEndedMail>());
        services.AddScoped<KeepFiles>().AddErasingFacts(KeepFiles.PhotographRemoved);
        services.AddScoped<KeepCredential>().AddScoped<MoveCoachOn>().AddScoped<SetContract>().AddScoped<NameMentor>().AddScoped<LogPractice>().AddScoped<TakeLeave>().AddScoped<EditProfile>();
        services.AddScoped<BookSeries>().AddScoped<KeepPace>().AddScoped<NothingBookedMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<NothingBookedMail>());
        services.AddScoped<RecordToConfirmMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<RecordToConfirmMail>());
        services.AddSingleton(new OptionalMessage(RecordToConfirmMail.MessageKind, "The question whether an appointment's entry is right"));
        services.AddScoped<AttestSession>().AddScoped<SettleDispute>().AddScoped<DeliveryLedger>().AddNavigation(new("Records", "/sessions", 33), Role.Director);
        services.AddErasingFacts("NoteDeleted", "NotesForgotten");
        services.AddReasonedFacts(
            new(MatchByHand.Fact, ReasonedKind.Override, "Please write why these two are matched by hand."),
            new(MoveCoachOn.SetBackFact, ReasonedKind.Withdrawal, "Please write why the coach is set back."),
            new(KeepLedger.ReversalFact, ReasonedKind.Reversal, "Please write why the line is wrong."));
        services.AddScoped<KeepLedger>().AddScoped<Ledger>().AddScoped<ICoachingCosts>(provider => provider.GetRequiredService<Ledger>());
        services.AddScoped<LapseMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<LapseMail>());
        services.AddNavigation(new("Profile", "/coach/profile", 30), Role.Coach).AddNavigation(new("Pay", "/pay", 35), Role.Director);
        services.AddNavigation(new("Matching", "/match", 10), Role.MatchDesk);
        services.AddScoped<BookSession>().AddScoped<CancelSession>().AddScoped<MoveSession>().AddScoped<RecordSession>();
        services.AddScoped<KeepNoteKeys>().AddScoped<KeepNote>().AddScoped<HandPairKey>().AddScoped<Notes>().AddScoped<BreakConfidence>().AddScoped<SetPathway>();
        services.AddScoped<AppointmentMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<AppointmentMail>());
        services.AddScoped<IDose, Dose>().AddScoped<IDeliveryCounts, Dose>().AddScoped<ISessionsHeld, Dose>().AddScoped<ICoachCapacity, CoachCapacity>().AddScoped<ITimelineSource, CoachingTimeline>().AddScoped<IBoardSection, CoachingBoard>().AddScoped<Agenda>();
        services.AddBeyondTheCourse();
        services.AddSingleton<KeepHouse>().AddHostedService<HousekeepingService>();
    }
}
