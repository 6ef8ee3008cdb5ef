using System.Text.Encodings.Web;
using Confrere.Allocation.Contracts;
using Confrere.Allocation.Domain;
using Confrere.Allocation.Features.WatchCompletion;
using Confrere.Enrolment.Contracts;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Allocation;

[Collection("databases")]
public sealed class CompletionGapTests
{
    [Theory]
    [InlineData(20, 20, 20, 20, false)]
    [InlineData(20, 20, 12, 10, false)]
    [InlineData(20, 20, 13, 10, true)]
    [InlineData(20, 20, 10, 13, true)]
    [InlineData(20, 20, 0, 20, true)]
    [InlineData(100, 100, 60, 50, false)]
    [InlineData(100, 100, 50, 61, true)]
    [InlineData(11, 10, 11, 0, null)]
    public void Is_wide_above_ten_points_and_silent_about_few(int dueA, int dueB, int answeredA, int answeredB, bool? expected)
    {
        List<(string Participant, char Group)> due = [.. Enumerable.Range(0, dueA).Select(i => ($"a{i}", 'A')), .. Enumerable.Range(0, dueB).Select(i => ($"b{i}", 'B'))];
        var answered = Enumerable.Range(0, answeredA).Select(i => $"a{i}").Concat(Enumerable.Range(0, answeredB).Select(i => $"b{i}")).ToHashSet();
        CompletionGap.IsWide(due, answered, 2, 11).ShouldBe(expected);
    }

    [Fact]
    public void Says_nothing_while_only_one_group_is_due() =>
        CompletionGap.IsWide([.. Enumerable.Range(0, 30).Select(i => (i, 'A'))], new HashSet<int>(), 2, 11).ShouldBeNull();

    [Theory]
    [InlineData(DatabaseProvider.Sqlite, 'A'), InlineData(DatabaseProvider.PostgreSql, 'A'), InlineData(DatabaseProvider.Sqlite, 'B')]
    public async Task The_board_sounds_the_alarm_in_the_same_words_whichever_group_answers_less(DatabaseProvider provider, char silent)
    {
        await using var trial = await Trial.On(provider);
        for (var person = 0; person < 26; person++) (await trial.Submit(await trial.Consent())).IsRefused.ShouldBeFalse();
        var letters = await trial.House.Do((IBlindedArms arms) => arms.Of(trial.Programme.Id));

        (await Board(trial)).ShouldBe("");
        trial.House.Clock.Reset(Instant.FromUtc(2026, 5, 25, 12, 0));
        foreach (var code in trial.Codes.Where(code => letters[code] != silent)) (await trial.Submit(code, "month3")).IsRefused.ShouldBeFalse();
        (await Board(trial)).ShouldBe("", "nobody is overdue yet");
        trial.House.Clock.Reset(Instant.FromUtc(2026, 6, 1, 12, 0));

        var alarm = await Board(trial);
        alarm.ShouldContain("differ by more than 10 points");
        foreach (var telling in new[] { "Now", "In three months", "immediate", "delayed", "group A", "group B", ">A<", ">B<" }) alarm.ShouldNotContain(telling, Case.Sensitive);
        foreach (var code in trial.Codes.Where(code => letters[code] == silent)) (await trial.Submit(code, "month3")).IsRefused.ShouldBeFalse();
        (await Board(trial)).ShouldContain("differ by 10 points or less");
    }

    private static Task<string> Board(Trial trial) => trial.House.As(async services =>
    {
        using var text = new StringWriter();
        (await services.GetServices<IBoardSection>().OfType<CompletionGapOnBoard>().Single().Render(trial.Programme.Id))?.WriteTo(text, HtmlEncoder.Default);
        return text.ToString();
    });
}
