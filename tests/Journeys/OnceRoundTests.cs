using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;

namespace Confrere.Journeys.Tests;

/// <summary>Once round the circle in a real browser, against a process that is killed twice on the way.</summary>
public abstract class OnceRoundTests(DatabaseProvider provider)
{
    [Fact]
    public async Task From_an_invitation_to_the_sponsors_page()
    {
        await using var house = await RunningHouse.Start(provider);
        await using var browser = await Browser.Start();
        var screens = new Screens("once-round", looks: provider == DatabaseProvider.Sqlite);
        var troubles = new List<string>();
        var director = new DirectorsSteps(await browser.NewPerson(troubles), house, screens);
        var clock = new ClockSteps(await browser.NewPerson(troubles), house);

        var programme = await director.SignIn();
        await director.ReadProtocolAndOpenSecondRound();
        await director.AmendSoThatFurtherSessionsComeSooner(programme);
        var (physician, number) = await director.InviteUntilSomebodyStartsAtOnce(programme, browser, troubles);
        var appointment = await physician.ChooseCoachAndBook(number);

        var coach = new CoachsSteps(await browser.NewPerson(troubles), house, screens);
        await coach.SignInByMail(appointment.CoachsAddress);
        await coach.SeeTheSessionInTheAgenda(physician.FirstName);
        await clock.MoveForward(appointment.DaysAhead);
        await coach.RecordItHeldAndKeepANote();
        await physician.ConfirmTheSession();
        await director.PlanAnEveningWithOneSeat();
        await physician.TakeTheSeat();
        await PhysiciansSteps.WaitInLine(await browser.NewPerson(troubles), house, screens);

        await clock.MoveForward(93 - appointment.DaysAhead);
        await physician.AnswerThreeMonthSurvey();

        var analyst = new AnalystsSteps(await browser.NewPerson(troubles), house, screens);
        await analyst.FreezeLockRunAndRead(programme);
        var pack = await director.ReleaseThePage(programme);
        await director.LookAtCoaching();
        await MatchDesksSteps.Look(await browser.NewPerson(troubles), house, screens);
        await SponsorsSteps.OpenThePack(await browser.NewPerson(troubles), house, screens, pack);
        await SponsorsSteps.ReadTheAuditLog(await browser.NewPerson(troubles), house, screens);
        await physician.AskForAFurtherSession();

        var (code, text) = await house.Verb("verify");
        text.ShouldContain("The audit chain is whole");
        text.ShouldContain("allocations are those of the sealed list");
        code.ShouldBe(0, text);
        screens.Violations.ShouldBeEmpty();
        troubles.ShouldBeEmpty();
    }
}

public sealed class OnceRoundOnSqliteTests() : OnceRoundTests(DatabaseProvider.Sqlite);

public sealed class OnceRoundOnPostgreSqlTests() : OnceRoundTests(DatabaseProvider.PostgreSql);
