using Confrere.Protocols.Domain;

namespace Confrere.Modules.Tests.Protocols;

public sealed class GalleryTests
{
    [Fact]
    public void Holds_the_six_that_were_promised() => SampleGallery.Names.ShouldBe(
        ["booster-at-month-6", "coaching-three-arms", "lottery-for-places", "open-programme", "peer-coaching-6x3", "trainee-coaching"]);

    [Theory, MemberData(nameof(SampleGallery.All), MemberType = typeof(SampleGallery))]
    public void Each_is_sound_and_keeps_its_name(string name)
    {
        var reading = ProtocolDocument.Read(SampleGallery.Text(name));
        reading.Problems.ShouldBeEmpty();
        reading.Protocol!.Key.ShouldBe(name);
        reading.Protocol.Undecided.ShouldNotBeEmpty();
        reading.Protocol.Consent.IsSample.ShouldBeTrue();
    }

    [Fact]
    public void The_page_shows_what_the_files_say() =>
        Gallery.All.Select(entry => (entry.Protocol.Key, entry.Document)).OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .ShouldBe(SampleGallery.Names.Select(name => (name, SampleGallery.Text(name))));

    [Theory, MemberData(nameof(SampleGallery.All), MemberType = typeof(SampleGallery))]
    public void Each_can_be_run(string name) => Gallery.Find(name)!.Limits.ShouldBeEmpty();

    // Drawn by hand from the documents. Columns: enrolment, day 0, then the follow-up surveys.
    public static TheoryData<string, string[]> Schedules => new()
    {
        {
            "peer-coaching-6x3",
            [
                "Entry questions       x...", "Consent               x...", "Allocation            .x..",
                "Coaching now          .=..", "Coaching in three mon ..=.", "Booster, for whoever  ...=", "PFI                   x.xx",
            ]
        },
        {
            "coaching-three-arms",
            [
                "Entry questions       x...", "Consent               x...", "Allocation            .x..", "Coaching alone, now   .=..",
                "Coaching in a group,  .=..", "Coaching in four mont ..=.", "PFI                   x.xx",
            ]
        },
        {
            "open-programme",
            ["Entry questions       x...", "Consent               x...", "Everybody             .=..", "Booster, for whoever  ..==", "PFI                   x.xx", "PHQ2                  x.xx"]
        },
        {
            "booster-at-month-6",
            [
                "Entry questions       x.....", "Consent               x.....", "Second draw, for the  ...x..", "Everybody             .=....",
                "Booster at six months ...=..", "Booster at nine month ....=.", "PFI                   x.xxxx",
            ]
        },
    };

    [Theory, MemberData(nameof(Schedules))]
    public void The_schedule_marks_who_gets_what_when(string name, string[] rows)
    {
        var schedule = SpiritSchedule.Of(ProtocolDocument.Read(SampleGallery.Text(name)).Protocol!);
        schedule.Groups.SelectMany(group => group.Rows).Select(row => $"{Cut(row.Label.Split(':')[0]),-21} {Marks(row)}").ShouldBe(rows);
    }

    private static string Cut(string label) => label[..Math.Min(21, label.Length)];

    private static string Marks(SpiritRow row) => string.Concat(row.Marks.Select(mark => mark switch { ScheduleMark.Done => 'x', ScheduleMark.Given => '=', _ => '.' }));
}
