using System.Net;
using System.Text;
using Confrere.Coaching.Data;
using Confrere.Coaching.Features.KeepCredentials;
using Confrere.Coaching.Features.KeepFiles;
using Confrere.Kernel.Access;
using Confrere.Kernel.Data;
using Confrere.Modules.Tests.House;
using Confrere.People.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Confrere.Modules.Tests.Coaching;

[Collection("databases")]
public sealed class CoachFilesTests
{
    private static readonly byte[] Certificate = Encoding.ASCII.GetBytes("%PDF-1.7\nCertificate of Coa Ch\n%%EOF\n");

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_photograph_and_evidence_are_kept_encrypted_and_served_to_whoever_may_see_them(DatabaseProvider provider)
    {
        await using var coaching = await CoachingHouse.On(provider);
        var coach = await coaching.Coach();
        var person = await coaching.Participant();
        _ = (await coaching.Wish(person)).Value;
        _ = (await coaching.Do((KeepCredential keep) => keep.Handle(coach, new("ICF", "PCC", "1", new LocalDate(2025, 1, 1), new LocalDate(2028, 1, 1), 0, 0)))).Value;
        var address = await coaching.House.Serve();
        using var own = new Visitor(address, coach, Role.Coach);
        await own.Open("/coach/files");
        (await own.Send("/coach/files?handler=Photograph", [], "face.jpg", Encoding.ASCII.GetBytes("<svg/>"))).ShouldContain("no JPEG or PNG picture");
        (await own.Send("/coach/files?handler=Photograph", [], "face.txt", SafeFileTests.Jpeg)).ShouldBe("/coach/files");
        var credential = (await coaching.Rows<Credential>()).Single().Id;
        (await own.Send("/coach/files?handler=Evidence", [("credential", $"{credential}")], "../../c.pdf", Certificate)).ShouldBe("/coach/files");
        (await own.Send("/coach/files?handler=Evidence", [("credential", $"{credential}")], "long.pdf", new byte[Confrere.Coaching.Domain.SafeFile.MostBytes + 1])).ShouldContain("more than 5 MB");

        using var participant = new Visitor(address, person, Role.Participant);
        (await participant.Open("/me/coaches")).ShouldContain($"/coaches/{coach}/photograph");
        var face = await participant.Fetch($"/coaches/{coach}/photograph");
        (face.StatusCode, face.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.OK, "image/jpeg"));
        foreach (var header in new[] { "nosniff", "no-store", "sandbox" }) face.Headers.ToString().ShouldContain(header);
        var evidence = (await coaching.Rows<CoachFile>()).Single(row => row.Credential == credential);
        (await participant.StatusOf($"/coaches/{coach}/evidence/{evidence.Id}")).ShouldNotBe(HttpStatusCode.OK);

        using var desk = new Visitor(address, person, Role.Director);
        (await desk.Open($"/coaches/{coach}")).ShouldContain($"/coaches/{coach}/evidence/{evidence.Id}");
        var paper = await desk.Fetch($"/coaches/{coach}/evidence/{evidence.Id}");
        (await paper.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(Certificate);
        (paper.Content.Headers.ContentDisposition!.DispositionType, paper.Content.Headers.ContentDisposition.FileName).ShouldBe(("attachment", "evidence.pdf"));
        (await desk.StatusOf($"/coaches/{person}/evidence/{evidence.Id}")).ShouldBe(HttpStatusCode.NotFound);
        // The page and the file are one kind of page to the coach: a reading of each.
        (await coaching.Rows<AccessReceiptRow>()).Where(row => row.Subject == coach && row.Rule == "coaching.roster").Sum(row => row.Times).ShouldBe(2);

        (await own.Send("/coach/files?handler=Remove", [], null, [])).ShouldBe("/coach/files");
        (await participant.StatusOf($"/coaches/{coach}/photograph")).ShouldBe(HttpStatusCode.NotFound);
        (await coaching.Facts("EvidenceKept")).ShouldHaveSingleItem();
        (await coaching.House.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_stored_can_be_read_by_nobody_without_the_key()
    {
        await using var coaching = await CoachingHouse.On(DatabaseProvider.Sqlite);
        var coach = await coaching.Coach();
        _ = (await coaching.Do((KeepFiles keep) => keep.Photograph(coach, SafeFileTests.Png))).Value;
        var stored = await Stored(coaching);
        stored.AsSpan().IndexOf("IHDR"u8).ShouldBe(-1);
        stored.Length.ShouldBeGreaterThan(28);
    }

    private static async Task<byte[]> Stored(CoachingHouse coaching)
    {
        byte[] bytes = [];
        await coaching.Write(async work =>
        {
            await using var command = work.Db.Database.GetDbConnection().CreateCommand();
            command.Transaction = work.Db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = "SELECT Bytes FROM coaching_coach_files";
            bytes = (byte[])(await command.ExecuteScalarAsync())!;
        });
        return bytes;
    }
}
