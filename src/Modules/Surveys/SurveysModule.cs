using System.CommandLine;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Access;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Erasing;
using Confrere.Kernel.Events;
using Confrere.Kernel.Modules;
using Confrere.Messages.Contracts;
using Confrere.Shell;
using Confrere.Surveys.Contracts;
using Confrere.Surveys.Data;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Features;
using Confrere.Surveys.Features.AnswerSection;
using Confrere.Surveys.Features.AskForHelpFirst;
using Confrere.Surveys.Features.AskForWording;
using Confrere.Surveys.Features.CloseWindows;
using Confrere.Surveys.Features.CorrectAnswers;
using Confrere.Surveys.Features.DescribeScales;
using Confrere.Surveys.Features.ExchangeAnswers;
using Confrere.Surveys.Features.ExchangeInstruments;
using Confrere.Surveys.Features.FollowUp;
using Confrere.Surveys.Features.ShowCompletion;
using Confrere.Surveys.Features.ShowHelp;
using Confrere.Surveys.Features.ShowTimes;
using Confrere.Surveys.Features.StartCalendar;
using Confrere.Surveys.Features.SubmitSurvey;
using Confrere.Surveys.Features.ViewOwnResults;
using Microsoft.Extensions.DependencyInjection;

namespace Confrere.Surveys;

/// <summary>Instruments as data, scoring, the measuring calendar, and the answers, by participant code.</summary>
public sealed class SurveysModule : IModule
{
    /// <summary>Where a site keeps documents with its licensed wording; unset, the shipped ones are asked.</summary>
    private static string? SiteFolder => Environment.GetEnvironmentVariable("CONFRERE_INSTRUMENTS");

    public void Add(IServiceCollection services)
    {
        services.AddSingleton<IEntityMapping, SurveysMapping>();
        services.AddSingleton(_ => InstrumentCatalogue.With(SiteFolder)).AddSingleton<SurveyForms>().AddSingleton<InstrumentArchive>().AddSingleton<IScales, Scales>().AddScoped<IQuestionnaires, Questionnaires>();
        services.AddScoped<ObligationBook>().AddScoped<IMeasuringCalendar, MeasuringCalendar>();
        services.AddScoped<IHandle<ParticipantConsented>, BaselineStarter>().AddScoped<IHandle<ParticipantWithdrew>, WithdrawalEndsSurveys>();
        services.AddScoped<SaveDraft>().AddScoped<DraftSheet>().AddScoped<SubmitSurvey>().AddScoped<IBaselineLock, BaselineLock>().AddScoped<IBaselineValues, BaselineValues>();
        services.AddScoped<Scores>().AddScoped<IScores>(provider => provider.GetRequiredService<Scores>()).AddScoped<ICompletion, Completion>().AddScoped<IVisitStandings, VisitStandings>().AddScoped<IAnswerRecords, AnswerRecords>().AddScoped<ExportAnswers>();
        services.AddScoped<IOpeningCondition, WordingBeforeOpening>().AddScoped<IOpeningCondition, HelpBeforeOpening>();
        services.AddErasingFacts("AnswersDeleted");
        services.AddReasonedFacts(new ReasonedFact(CorrectAnswers.Fact, ReasonedKind.Correction, "Please choose why you correct your answers."));
        services.AddScoped<CorrectAnswers>().AddScoped<SectionTimes>().AddScoped<IBoardSection, TimesOnBoard>();
        services.AddScoped<HelpSheets>().AddScoped<StoredAnswers>().AddScoped<IDistressCounts, DistressCounts>();
        AddWindows(services);
        AddPages(services);
    }

    public IEnumerable<Command> Verbs(VerbHost host)
    {
        static InstrumentCatalogue Catalogue() => InstrumentCatalogue.With(SiteFolder);
        return [InstrumentVerbs.Build(Catalogue, AnswerVerbs.Score(Catalogue)), AnswerVerbs.Answers(Catalogue, host)];
    }

    private static void AddWindows(IServiceCollection services)
    {
        services.AddSingleton<SurveyMail>().AddScoped<SurveyMailer>().AddScoped<WindowSteps>().AddSingleton<WindowWatch>().AddHostedService<WindowWatchService>();
        services.AddScoped<IStillDue, InvitationIsStillDue>().AddScoped<IStillDue, ReminderIsStillDue>();
        services.AddSingleton(new OptionalMessage(SurveyMail.ReminderKind, "Reminders of a form that is still open"));
        services.AddScoped<OpenSurveys>().AddScoped<RemindNow>();
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddAccess(SurveysAccess.OwnRule, SurveysAccess.FollowUpRule).AddShellAssets(typeof(SurveysModule).Assembly);
        services.AddScoped<OwnSurveys>().AddScoped<OwnCurves>();
        services.AddScoped<ITimelineSource, SurveyTimeline>().AddScoped<IHomeSection, CurveOnHome>().AddScoped<IBoardSection, CompletionOnBoard>();
    }
}
