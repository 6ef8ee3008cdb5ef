using System.Net;
using System.Security.Cryptography;
using System.Text;
using Confrere.Kernel.Audit;
using Confrere.Kernel.Data;
using Confrere.Kernel.Keys;
using Confrere.Messages.Domain;
using Confrere.Modules.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Confrere.Modules.Tests.Kernel;

public sealed class HeadTests
{
    /// <summary>RFC 6962's own worked tree (certificate-transparency's test vectors for the leaves "", 00, 10, 2021, ...).</summary>
    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_agree_with_the_vectors_of_certificate_transparency(int leaves, string root)
    {
        string[] data = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];
        var tree = new MerkleTree();
        foreach (var leaf in data.Take(leaves)) tree.Append(Convert.FromHexString(leaf));
        Convert.ToHexStringLower(tree.Root()).ShouldBe(root);
    }

    [Fact]
    public void A_head_is_read_back_only_as_it_was_signed_and_by_its_own_key()
    {
        var keys = KeyRing.Ephemeral();
        using var signer = new HeadSigner(keys);
        using var same = new HeadSigner(keys);
        using var stranger = new HeadSigner(KeyRing.Ephemeral());
        var head = signer.Sign(7, RandomNumberGenerator.GetBytes(32), TestHouse.Start);

        var read = same.Read(head.Text).ShouldNotBeNull();
        (read.Size, read.SignedAt).ShouldBe((7, TestHouse.Start));
        read.Root.ShouldBe(head.Root);
        head.Text.ShouldStartWith("confrere/audit\n7\n");
        stranger.Read(head.Text).ShouldBeNull();
        signer.Read(head.Text.Replace("\n7\n", "\n6\n")).ShouldBeNull();
        signer.Read("").ShouldBeNull();
        using var publicKey = ECDsa.Create();
        publicKey.ImportFromPem(signer.PublicKey);
        var body = head.Text[..(head.Text.IndexOf("\n\n", StringComparison.Ordinal) + 1)];
        var signature = Convert.FromBase64String(head.Text.Trim().Split(' ')[^1])[4..];
        publicKey.VerifyData(Encoding.UTF8.GetBytes(body), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Heads_are_signed_hourly_and_given_daily_and_a_database_set_back_is_found_by_its_witness(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("confrere-witness-").FullName;
        await using var house = await TestHouse.On(provider, services => services.AddSingleton(Witnesses.Parse(folder)));
        await State(house, 5);
        await Run(house);
        await State(house, 5);
        await Run(house);
        (await Heads(house)).ShouldBe([5]);
        house.Clock.Advance(Duration.FromMinutes(61));
        await Run(house);
        (await Heads(house)).ShouldBe([5, 10]);
        Directory.GetFiles(folder).Length.ShouldBe(1);
        house.Clock.Advance(Duration.FromHours(24));
        await Run(house);
        Directory.GetFiles(folder).Select(Path.GetFileName).ShouldBe(["head-000000000005.txt", "head-000000000010.txt"], ignoreOrder: true);
        (await house.VerifyChain()).Problem.ShouldBeNull();

        // The whole database as it was before: facts, links and heads. Nothing inside it can tell.
        await house.AsSystem(services => services.GetRequiredService<Writer>().Write(async work =>
        {
            var gone = await work.Set<AuditLink>().Where(link => link.Sequence > 5).Select(link => link.FactId).ToListAsync();
            await work.Set<AuditFact>().Where(fact => gone.Contains(fact.Id)).ExecuteDeleteAsync();
            await work.Set<AuditLink>().Where(link => link.Sequence > 5).ExecuteDeleteAsync();
            return await work.Set<HeadRow>().Where(head => head.Size > 5).ExecuteDeleteAsync();
        }));

        (await house.VerifyChain()).Problem.ShouldNotBeNull().ShouldStartWith("Sequence 6: it and what follows is missing.");
        foreach (var file in Directory.GetFiles(folder, "*10.txt")) File.Delete(file);
        (await house.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public async Task A_witness_that_is_away_is_offered_the_head_again_and_one_behind_an_address_gets_it_as_text()
    {
        using var listener = new HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, services => services.AddSingleton(Witnesses.Parse($"http://127.0.0.1:{port}/heads")));
        await State(house, 3);
        await Run(house);
        (await Receipts(house)).ShouldBeEmpty();

        listener.Start();
        var asked = listener.GetContextAsync();
        var run = Run(house);
        var context = await asked;
        var text = await new StreamReader(context.Request.InputStream).ReadToEndAsync();
        context.Response.StatusCode = 204;
        context.Response.Close();
        await run;

        text.ShouldStartWith("confrere/audit\n3\n");
        (await Receipts(house)).ShouldHaveSingleItem().GivenAt.ShouldBe(TestHouse.Start);
    }

    [Fact]
    public async Task A_witness_by_mail_gets_the_head_once_a_day_and_what_was_kept_is_read_back()
    {
        await using var sink = new SmtpSink();
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, services => services
            .AddSingleton(MailSettings.Parse(sink.Address.ToString(), null))
            .AddSingleton(provider => Witnesses.Parse("mailto:ethics@example.org", provider.GetRequiredService<IHeadMail>())));
        await State(house, 3);
        await Run(house);
        await Run(house);

        var text = sink.To("ethics@example.org").ShouldHaveSingleItem().TextBody!;
        var folder = Directory.CreateTempSubdirectory("confrere-kept-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "head-from-mail.txt"), text);
        var kept = HeadFiles.In(folder).ToList();
        (await Verify(house, kept)).ShouldBe((null, 2, 1));

        await house.AsSystem(services => services.GetRequiredService<Writer>().Write(work => work.Set<AuditLink>().Where(link => link.Sequence == 3).ExecuteDeleteAsync()));
        await house.AsSystem(services => services.GetRequiredService<Writer>().Write(work => work.Set<HeadRow>().ExecuteDeleteAsync()));
        (await Verify(house, kept)).Problem.ShouldNotBeNull().ShouldStartWith("Sequence 3: it and what follows is missing.");

        await File.WriteAllTextAsync(Path.Combine(folder, "head-from-mail.txt"), text.Replace("\n3\n", "\n2\n").Replace("\r\n3\r\n", "\r\n2\r\n"));
        (await Verify(house, HeadFiles.In(folder))).Problem.ShouldNotBeNull().ShouldEndWith("was not signed with this house's audit key, or it was altered.");
    }

    [Fact]
    public async Task A_whole_file_set_back_to_yesterday_is_found_by_a_witness_and_by_nothing_else()
    {
        var (folder, yesterday) = (Directory.CreateTempSubdirectory("confrere-witness-").FullName, Path.Combine(Directory.CreateTempSubdirectory("confrere-old-").FullName, "confrere.db"));
        await using var house = await TestHouse.On(DatabaseProvider.Sqlite, services => services.AddSingleton(Witnesses.Parse(folder)));
        await State(house, 5);
        await Run(house);
        await house.AsSystem(services => services.GetRequiredService<Reader>().Query<AuditLink>().AnyAsync());
        await using (var db = house.Services.GetRequiredService<Database>().OpenForReading(Tenancy.OfSystem()))
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {yesterday}");
        house.Clock.Advance(Duration.FromHours(25));
        await State(house, 4);
        await Run(house);
        await using var old = new Database(new($"Data Source={yesterday};Pooling=False"), house.Services.GetServices<IEntityMapping>());

        (await Chain(house, old, Witnesses.Parse(folder)).Verify()).Problem.ShouldBe("Sequence 6: it and what follows is missing. The head of 2026-03-03T15:00:00Z was signed over 9 facts; the log holds 5: its end was cut off, or the whole database was set back.");
        (await Chain(house, old, Witnesses.Parse(null)).Verify()).Problem.ShouldBeNull();
        (await house.VerifyChain()).Problem.ShouldBeNull();
    }

    [Fact]
    public void A_witness_behind_an_address_is_named_without_its_password_and_one_by_mail_needs_somebody_who_sends()
    {
        Witnesses.Parse(" https://user:secret@keep.example.org/heads?token=abc  /mnt/ethics ").All.Select(witness => witness.Name)
            .ShouldBe(["https://keep.example.org/heads", "/mnt/ethics"]);
        Should.Throw<InvalidOperationException>(() => Witnesses.Parse("mailto:ethics@example.org")).Message.ShouldBe("CONFRERE_WITNESSES names a mail address, and nothing here sends mail.");
    }

    private static AuditChain Chain(TestHouse house, Database database, Witnesses witnesses) =>
        new(database, house.Services.GetRequiredService<ICommitter>(), house.Services.GetRequiredService<HeadSigner>(), witnesses, house.Clock);

    private static async Task<(string? Problem, int Heads, int Witnessed)> Verify(TestHouse house, IEnumerable<KeptHead> shown)
    {
        var report = await house.Services.GetRequiredService<AuditChain>().Verify(shown);
        return (report.Problem, report.Heads, report.Witnessed);
    }

    private static Task Run(TestHouse house) => house.Services.GetRequiredService<HeadKeeper>().Run();

    private static async Task State(TestHouse house, int facts)
    {
        for (var fact = 0; fact < facts; fact++)
            await house.As(services => services.GetRequiredService<Writer>().Write(work => { work.Record("Tested", "test"); return Task.CompletedTask; }));
        await house.Services.GetRequiredService<Sequencer>().LinkAll();
    }

    private static Task<List<long>> Heads(TestHouse house) =>
        house.AsSystem(services => services.GetRequiredService<Reader>().Query<HeadRow>().OrderBy(head => head.Size).Select(head => head.Size).ToListAsync());

    private static Task<List<HeadReceipt>> Receipts(TestHouse house) =>
        house.AsSystem(services => services.GetRequiredService<Reader>().Query<HeadReceipt>().ToListAsync());

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
