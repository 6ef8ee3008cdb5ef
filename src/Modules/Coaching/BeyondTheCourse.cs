using Confrere.Allocation.Contracts;
using Confrere.Coaching.Data;
using Confrere.Coaching.Features.AnswerCheckIn;
using Confrere.Coaching.Features.AskCheckIns;
using Confrere.Coaching.Features.AskForBooster;
using Confrere.Coaching.Features.AskOnDemand;
using Confrere.Coaching.Features.AskOpenly;
using Confrere.Coaching.Features.FollowCalendar;
using Confrere.Coaching.Features.HearThemes;
using Confrere.Coaching.Features.KeepDays;
using Confrere.Coaching.Features.LeadGathering;
using Confrere.Coaching.Features.MeasureCoaches;
using Confrere.Coaching.Features.MeetInGroup;
using Confrere.Coaching.Features.OpenBoosters;
using Confrere.Coaching.Features.PlanGathering;
using Confrere.Coaching.Features.SeeFurther;
using Confrere.Coaching.Features.TakeSeat;
using Confrere.Coaching.Features.TellRound;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Kernel.Events;
using Confrere.Messages.Contracts;
using Confrere.People.Contracts;
using Confrere.Shell;
using Confrere.Surveys.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Confrere.Coaching;

/// <summary>The services of what goes beyond one course with one coach.</summary>
internal static class BeyondTheCourse
{
    public static void AddBeyondTheCourse(this IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, FurtherMapping>();
        services.AddScoped<BoosterRight>().AddScoped<AskForBooster>().AddScoped<AnswerCheckIn>().AddScoped<OwnRecord>();
        services.AddScoped<IHandle<SurveySubmitted>, OpenBoosters>().AddScoped<IHandle<SurveyWindowClosed>, OpenBoosters>().AddScoped<IHandle<BoosterOpened>, OpenBoosters>();
        services.AddScoped<CheckInMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<CheckInMail>());
        services.AddScoped<CoachMeasureMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<CoachMeasureMail>());
        services.AddScoped<AnswerCoachMeasure>().AddScoped<CoachesInSum>().AddSingleton(new OptionalMessage(CoachMeasureMail.MessageKind, "Five statements for coaches, once a quarter"));
        services.AddScoped<RoundMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<RoundMail>()).AddScoped<IHandle<RoundClosed>>(provider => provider.GetRequiredService<RoundMail>());
        services.AddScoped<FurtherOpenMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<FurtherOpenMail>());
        services.AddScoped<AskOpenly>().AddScoped<IHoldsPerson, NeededPeople>().AddScoped<AskLinkMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<AskLinkMail>());
        services.AddScoped<OnDemandRight>().AddScoped<ExpectedWaits>().AddScoped<AskOnDemand>();
        services.AddSingleton<IEntityMapping, HoursMapping>().AddScoped<FollowCalendar>().AddScoped<KeepDays>();
        services.TryAddSingleton(_ => CalendarSettings.FromEnvironment());
        services.AddSingleton<CalendarReader>().AddSingleton<ReadCalendars>().AddHostedService<CalendarService>();
        services.AddSingleton<IEntityMapping, GatheringMapping>();
        services.AddScoped<BookMeetings>().AddScoped<CancelMeeting>().AddScoped<MoveMeeting>().AddScoped<RecordMeeting>();
        services.AddScoped<PlanGathering>().AddScoped<TakeSeat>().AddScoped<RecordAttendance>().AddScoped<ThemesHeard>();
        services.AddScoped<SeatMail>().AddScoped<IStillDue>(provider => provider.GetRequiredService<SeatMail>());
        services.AddNavigation(new("Groups", "/gatherings", 40), Role.Participant).AddNavigation(new("Groups", "/gatherings", 40), Role.Coach).AddNavigation(new("Gatherings", "/gatherings/plan", 36), Role.Director);
        services.AddSingleton(new OptionalMessage(CheckInMail.MessageKind, "A few statements some months after coaching"));
        services.AddNavigation(new("Further", "/me/further", 25), Role.Participant);
    }
}
