using System.Net;
using System.Text;
using Confrere.Enrolment.Domain;
using Confrere.Enrolment.Features.ImportRoster;
using Confrere.Enrolment.Features.InvitePhysicians;
using Confrere.Kernel.Data;
using Confrere.Kernel.Refusals;
using Confrere.Modules.Tests.House;
using CsCheck;

namespace Confrere.Modules.Tests.Enrolment;

/// <summary>Complaint 39 of the field, silent truncation: a list is taken whole or refused with its size.</summary>
[Collection("databases")]
public sealed class ImportRosterTests
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Shows_what_it_would_do_and_stores_nothing_and_again_leaves_the_invited_alone(DatabaseProvider provider)
    {
        await using var at = await EnrolmentHouse.On(provider);
        await at.Invite("Ada, ada@example.org");
        const string File = "Staff no;Last name;First name;E-mail;Zone\r\n17;Example;Ada;ADA@example.org;\r\n18;\"Example; MD\";Ben;ben@example.org;Europe/London\r\n;;;;\r\n";
        var plan = (await Plan(at, File)).Value;
        plan.New.ShouldBe([new("Ben Example; MD", "ben@example.org", "Europe/London")]);
        plan.InvitedBefore.Single().Email.ShouldBe("ada@example.org");
        plan.IgnoredColumns.ShouldBe(["Staff no"]);
        (await at.Counts()).Invited.ShouldBe(1);

        (await at.Invite(plan.Source.Text)).Value.Sent.Single().Email.ShouldBe("ben@example.org");
        var again = (await Plan(at, File)).Value;
        again.New.ShouldBeEmpty();
        again.InvitedBefore.Count.ShouldBe(2);
        var resent = (await at.Invite(again.Source.Text)).Value;
        (resent.Sent.Count, resent.InvitedBefore).ShouldBe((0, 2));
    }

    [Fact]
    public async Task Finds_every_problem_of_every_row()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        var plan = (await Plan(at, "name,email,time zone\nAda,ada@example.org,\n=HYPERLINK(\"x\"),ben@example.org,\n\"@SUM\",+cem@example.org,Mars/Olympus\n\"Dee,dee@example.org,\nEve,MD,eve@example.org,\nFay\u202Ecod,fay@example.org,\n")).Value;
        plan.Problems.Select(problem => problem.Split(':')[0]).ShouldBe(["Line 3", "Line 4", "Line 4", "Line 4", "Line 5", "Line 6", "Line 7"]);
        plan.Problems[0].ShouldContain("run as a formula");
        plan.CanBeSent.ShouldBeFalse();
        plan.LinesToMend.ShouldBe(5);
        (await Plan(at, "department,e-mail\nCardiology,ada@example.org")).Value.Problems.ShouldHaveSingleItem().ShouldContain("no column for the name");
    }

    [Theory]
    [InlineData("utf-8", false, "UTF-8")]
    [InlineData("utf-8", true, "UTF-8")]
    [InlineData("utf-16", true, "UTF-16")]
    [InlineData("utf-16BE", true, "UTF-16")]
    [InlineData("windows-1252", false, "Windows-1252")]
    public void Reads_the_encodings_that_spreadsheets_write(string name, bool isMarked, string shown)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        byte[] bytes = [.. isMarked ? encoding.GetPreamble() : [], .. encoding.GetBytes("Zoë Müller, zoe@example.org")];
        var read = RosterText.Read(bytes)!;
        read.Encoding.ShouldBe(shown);
        InvitationList.Parse(read.Text, "UTC").Entries.Single().Name.ShouldBe("Zoë Müller");
    }

    [Fact]
    public async Task A_hostile_or_huge_file_is_answered_with_a_sentence()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        (await Plan(at, [])).Refusal.ShouldBeOfType<FileIsEmpty>();
        (await Plan(at, "\n;;\n \n")).Refusal.ShouldBeOfType<FileIsEmpty>();
        (await Plan(at, [(byte)'P', (byte)'K', 3, 4, 0, 0])).Refusal.ShouldBeOfType<FileIsAWorkbook>();
        (await Plan(at, [1, 2, 0, 3])).Refusal.ShouldBeOfType<FileIsNoText>();
        (await Plan(at, new byte[PlanRosterImport.MostBytes + 1])).Refusal.ShouldBeOfType<FileIsTooLarge>();
        (await Plan(at, string.Join('\n', Enumerable.Range(0, 2001).Select(i => $"N,n{i}@example.org")))).Refusal.ShouldBeOfType<ListIsTooLong>();
        var wall = (await Plan(at, string.Concat(Enumerable.Repeat("x\n", 400_000)))).Value.Problems;
        new ListHasProblems(wall).Sentence.Length.ShouldBeLessThan(10_000);
        (await Plan(at, new string('"', 900_000))).Value.Problems.ShouldHaveSingleItem();
        (await Plan(at, string.Join(',', Enumerable.Repeat("a", 400_000)))).Value.Problems.ShouldHaveSingleItem();
    }

    [Fact]
    public void No_bytes_make_the_reader_throw() => Gen.Byte.Array[0, 400].Sample(bytes =>
    {
        if (RosterText.Read(bytes) is { } read) InvitationList.Parse(read.Text, "UTC");
    });

    [Fact]
    public async Task On_the_page_nothing_is_invited_before_the_director_agrees()
    {
        await using var at = await EnrolmentHouse.On(DatabaseProvider.Sqlite);
        var root = await at.House.Serve();
        using var director = await EnrolmentPagesTests.SignedIn(at, root, "dora@example.org", Confrere.Kernel.Access.Role.Director);
        var here = $"/programmes/{at.Programme}/invitations/import";
        await director.Open(here);
        await director.Upload("file", "roster.csv", "name,email\n<b>Ada</b>,ada@example.org"u8.ToArray());
        director.Words.ShouldContain("To be invited 1 physician");
        director.Html.ShouldNotContain("<b>Ada</b>");
        (await at.Counts()).Invited.ShouldBe(0);
        await director.Send([new("Text", "name,email\nAda,ada@example.org")], here + "?handler=Invite");
        director.Words.ShouldContain("One invitation is on its way.");
        await director.Open(here);
        await director.Upload("file", "big.csv", new byte[PlanRosterImport.MostBytes + 1]);
        director.Status.ShouldBe(HttpStatusCode.OK);
        director.Words.ShouldContain("is it the right file?");
        await director.Open(here);
        await director.Send();
        director.Words.ShouldContain("Choose a file first.");
    }

    private static Task<Result<RosterPlan>> Plan(EnrolmentHouse at, string text) => Plan(at, Encoding.UTF8.GetBytes(text));

    private static Task<Result<RosterPlan>> Plan(EnrolmentHouse at, byte[] file) => at.House.Do((PlanRosterImport plan) => plan.Handle(at.Programme, file));
}
