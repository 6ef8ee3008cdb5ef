using System.Diagnostics;
using System.Globalization;
using System.Text;
using Confrere.Modules.Tests.Fit;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;
using Confrere.Surveys.Features.ExchangeInstruments;

namespace Confrere.Modules.Tests.Surveys;

public sealed class SurveyFuzzTests
{
    private const int ShortTries = 1000;
    private static readonly string Corpus = Path.Combine(FitRun.Root, "tests", "Modules", "Surveys", "corpus");

    public static TheoryData<string> Kept => [.. Directory.GetFiles(Corpus).Select(file => Path.GetFileName(file)!).Order()];

    /// <summary>What once broke an importer, or nearly did. A file's name begins with its target.</summary>
    [Theory, MemberData(nameof(Kept))]
    public void What_was_found_once_stays_mended(string file) =>
        SurveyFuzz.Try(Target(file), File.ReadAllBytes(Path.Combine(Corpus, file))).ShouldBeNull();

    [Fact]
    public void Mutated_files_end_in_an_object_or_in_sentences()
    {
        // So many tries in the tests, the same ones every time and on every machine; tests/fuzz asks for minutes instead, and for another seed.
        var seconds = Environment.GetEnvironmentVariable("CONFRERE_FUZZ_SECONDS") is { } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : (int?)null;
        var seed = ulong.Parse(Environment.GetEnvironmentVariable("CONFRERE_FUZZ_SEED") ?? "20261123", CultureInfo.InvariantCulture);
        var (mutator, seeds, watch) = (new Mutator(seed), Seeds(), Stopwatch.StartNew());
        var tries = SurveyFuzz.Targets.ToDictionary(target => target, _ => 0L);
        var (all, longest) = (0L, TimeSpan.Zero);
        for (; seconds is { } time ? watch.Elapsed < TimeSpan.FromSeconds(time) : all < ShortTries; all++)
        {
            var (target, text) = seeds[mutator.Below(seeds.Count)];
            var input = mutator.Mutate(text, seeds[mutator.Below(seeds.Count)].Bytes);
            tries[target]++;
            var began = watch.Elapsed;
            var wrong = SurveyFuzz.Try(target, input);
            if (watch.Elapsed - began > longest) longest = watch.Elapsed - began;
            if (wrong is not null) Assert.Fail($"Try {all} of seed {seed}, kept as {Keep(target, all, input)}: {wrong}");
        }
        if (seconds is not null)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all} tries in {seconds} s, seed {seed}, nothing found; the longest took {longest.TotalMilliseconds:0} ms. {string.Join(", ", tries.Select(one => $"{one.Key} {one.Value}"))}."));
        tries.Values.Min().ShouldBeGreaterThan(0);
    }

    private static string Keep(string target, long tries, byte[] input)
    {
        var found = Path.Combine(FitRun.Root, "artifacts", "fuzz", $"{target}.{tries}");
        Directory.CreateDirectory(Path.GetDirectoryName(found)!);
        File.WriteAllBytes(found, input);
        return Path.GetFileName(found);
    }

    private static List<(string Target, byte[] Bytes)> Seeds()
    {
        var seeds = Directory.GetFiles(Corpus).Select(file => (Target(Path.GetFileName(file)), File.ReadAllBytes(file))).ToList();
        foreach (var instrument in InstrumentCatalogue.Shipped().All)
            seeds.AddRange([
                ("yaml", Bytes(InstrumentText.Of(instrument))), ("fhir", Bytes(InstrumentFiles.Written(instrument, "fhir"))), ("redcap", Bytes(InstrumentFiles.Written(instrument, "redcap"))),
            ]);
        seeds.Add(("wide", Bytes("participant,visit,phq2_1,phq2_2,svs_1,svs_2,svs_3,svs_4\nP1,a,1,2,0,1,2,3\nP2,a,,NA,4,4,4,4\n\"P,3\",b,3,3,0,0,,\n")));
        seeds.Add(("long", Bytes("participant,visit,item,value\nP1,a,phq2_1,1\nP1,a,phq2_2,\nP2,a,svs_4,4\n")));
        seeds.Add(("redcap-answers", Bytes("record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,phq2_1,phq2_2,svs_1,svs_2,svs_3,svs_4\n1,e,,,1,2,0,1,2,3\n1,e,svs,1,,,4,4,4,4\n2,e,other,1,,,,,,\n")));
        seeds.Add(("fhir-answers", Responses()));
        seeds.Add(("names", Bytes("item,name\nphq2_1,a\nphq2_2,b\n")));
        return seeds;
    }

    private static byte[] Responses()
    {
        var stream = new MemoryStream();
        var (mood, self) = (InstrumentCatalogue.Shipped()["phq2"], InstrumentCatalogue.Shipped()["svs"]);
        FhirResponses.Write([new("P1", "a", "2026-03-02T14:00:00Z", [mood, self], new Dictionary<string, int?> { ["phq2_1"] = 1, ["svs_4"] = 4 })], stream);
        return stream.ToArray();
    }

    private static string Target(string file) => file.Split('.')[0];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Changes bytes: flips, cuts, repeats, splices, and puts in what files like to break on. SplitMix64 (Steele, Lea and Flood 2014).</summary>
    private sealed class Mutator(ulong state)
    {
        private static readonly byte[][] Tokens = [.. new[]
        {
            "\"", "'", "=", "\n", "\r", "\r\n", ",", ";", "|", "\t", "\0", "\uFEFF", "\u2028", "{", "}", "[", "]", "&a", "*a", "- ", ": ", "#", "~", "null", "yes", "NaN",
            "1e999", "-1", "0x10", "2147483648", "99999999999999999999", "0.1", "<br>", "<h3>", "</p>", "&#124;", "&amp;", "\\", "\\u0000", "\ud83d\ude00", "participant", "phq2_1",
        }.Select(Bytes), [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFF, 0xFE]];

        public int Below(int bound) => (int)(Next() % (ulong)bound);

        public byte[] Mutate(byte[] original, byte[] other)
        {
            var bytes = original.ToList();
            for (var times = 1 + Below(6); times > 0; times--) Change(bytes, other);
            return [.. bytes];
        }

        private void Change(List<byte> bytes, byte[] other)
        {
            var at = Below(bytes.Count + 1);
            var length = Math.Min(Below(24), bytes.Count - at);
            switch (Below(7))
            {
                case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << Below(8)); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.RemoveRange(at, bytes.Count - at); break;
                case 4 when other.Length > 0: bytes.InsertRange(at, other.AsSpan(Below(other.Length)).ToArray().Take(Below(60))); break;
                case 5: bytes.RemoveRange(at, length); bytes.InsertRange(at, Tokens[Below(Tokens.Length)]); break;
                default: bytes.InsertRange(at, Tokens[Below(Tokens.Length)]); break;
            }
        }

        private ulong Next()
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
