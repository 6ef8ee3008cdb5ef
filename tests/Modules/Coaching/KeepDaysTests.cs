using Confrere.Coaching.Data;
using Confrere.Coaching.Domain;
using Confrere.Coaching.Features.BookSession;
using Confrere.Coaching.Features.FollowCalendar;
using Confrere.Coaching.Features.KeepDays;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class KeepDaysTests
{
    private static readonly Instant Tuesday = CoachingHouse.Tuesday9InZurich;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Extra_hours_are_offered_and_a_rota_keeps_its_days_free(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var thursday = Tuesday + Duration.FromDays(2);
        (await coaching.Book(person, thursday)).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Do((KeepDays keep) => keep.Handle(coach, new(2026, 3, 12), new(9, 0), new(10, 0), isExtra: true))).Value.ShouldBe(1);
        (await coaching.Book(person, thursday)).IsRefused.ShouldBeFalse();
        (await coaching.Do((KeepDays keep) => keep.Handle(coach, new(2026, 3, 10), new(8, 0), new(9, 30), isExtra: false, everyWeeks: 1, times: 2))).Value.ShouldBe(2);
        foreach (var week in new[] { 0, 7 }) (await coaching.Book(person, Tuesday + Duration.FromDays(week))).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Book(person, Tuesday + Duration.FromHours(1))).IsRefused.ShouldBeFalse();
        (await coaching.Do((KeepDays keep) => keep.Handle(coach, new(2026, 3, 17), new(9, 0), new(10, 0), isExtra: true))).Refusal.ShouldBeOfType<DayCannotBeKept>();
        (await coaching.Do((KeepDays keep) => keep.Handle(coach, new(2026, 3, 1), new(9, 0), new(10, 0), isExtra: true))).Refusal.ShouldBeOfType<DayCannotBeKept>();
        var second = (await coaching.Rows<DatedHours>()).Single(row => row.On == new LocalDate(2026, 3, 17));
        (await coaching.Do((KeepDays keep) => keep.Remove(coach, second.Id))).IsRefused.ShouldBeFalse();
        (await coaching.Book(person, Tuesday + Duration.FromDays(7))).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Busy_times_of_a_subscribed_calendar_are_not_offered_and_go_on_counting_while_it_fails()
    {
        await using var elsewhere = await Elsewhere.Serve();
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite, adjust: services => services.AddSingleton(CalendarSettings.Of("127.0.0.1")));
        var coach = await coaching.Coach();
        var person = await coaching.ParticipantOf(coach);
        var read = coaching.House.Services.GetRequiredService<ReadCalendars>();
        (await coaching.Do((FollowCalendar follow) => follow.Handle(coach, "ftp://127.0.0.1/"))).Refusal.ShouldBeOfType<CalendarAddressIsWrong>();
        (await coaching.Do((FollowCalendar follow) => follow.Handle(coach, $"{elsewhere.Address}calendar.ics"))).IsRefused.ShouldBeFalse();
        elsewhere.Answer = (200, BusyTimesTests.Calendar("DTSTART:20260310T080000Z\nDTEND:20260310T083000Z"));
        await read.Run(TestContext.Current.CancellationToken);
        (await coaching.Book(person, Tuesday)).Refusal.ShouldBeOfType<SlotIsNotFree>();
        (await coaching.Book(person, Tuesday + Duration.FromHours(1))).IsRefused.ShouldBeFalse();

        foreach (var (status, text, problem) in new[] { (500, "", "answered 500"), (200, "<html>", "no calendar"), (200, new string('x', CalendarReader.MostBytes + 1), "larger than 2 megabytes"), (302, "http://10.0.0.1/", "not read") })
        {
            elsewhere.Answer = (status, text);
            coaching.House.Clock.Advance(Duration.FromHours(1));
            await read.Run(TestContext.Current.CancellationToken);
            var feed = (await coaching.Rows<CalendarFeed>()).Single();
            feed.Problem.ShouldContain(problem);
            feed.Busy.ShouldHaveSingleItem();
        }
        using var visitor = new Visitor(await coaching.House.Serve(), coach, Role.Coach);
        (await visitor.Open("/coach/days")).ShouldContain("go on counting");
        (await visitor.Post("/coach/days?handler=Keep", ("on", "2026-03-19"), ("from", "09:00"), ("until", "12:00"), ("extra", "true"))).ShouldBe("/coach/days");
        (await visitor.Open("/coach/days")).ShouldContain("Thursday 19 March, 09:00 to 12:00");
        (await visitor.Post("/coach/days?handler=Calendar", ("address", ""))).ShouldBe("/coach/days");
        (await coaching.Rows<CalendarFeed>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_private_address_is_not_reached_whatever_its_name_says()
    {
        await using var elsewhere = await Elsewhere.Serve();
        using var calendars = new CalendarReader(CalendarSettings.Of(""));
        var (text, problem) = await calendars.Read($"https://localhost:{elsewhere.Address.Port}/", TestContext.Current.CancellationToken);
        (text, problem).ShouldBe((null, "The calendar could not be reached."));
        elsewhere.Asked.ShouldBe(0);
    }

    /// <summary>Somebody else's calendar server.</summary>
    private sealed class Elsewhere(WebApplication app) : IAsyncDisposable
    {
        public (int Status, string Text) Answer { get; set; } = (404, "");
        public int Asked { get; private set; }
        public Uri Address => new(app.Urls.First());

        public static async Task<Elsewhere> Serve()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var elsewhere = new Elsewhere(builder.Build());
            elsewhere.Start();
            await elsewhere.Go();
            return elsewhere;
        }

        private Task Go() => app.StartAsync();

        private void Start() => app.Run(context =>
        {
            Asked++;
            context.Response.StatusCode = Answer.Status;
            if (Answer.Status == 302) context.Response.Headers.Location = Answer.Text;
            return context.Response.WriteAsync(Answer.Text);
        });

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
