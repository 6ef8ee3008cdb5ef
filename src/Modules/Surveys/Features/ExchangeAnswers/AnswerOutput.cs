using System.Text;
using Confrere.Surveys.Domain;
using Confrere.Surveys.Domain.Exchange;

namespace Confrere.Surveys.Features.ExchangeAnswers;

/// <summary>Answers in one of the formats that we write; returns how many rows (or resources) were written.</summary>
internal static class AnswerOutput
{
    public static async Task<long> Write(IEnumerable<AnswerSheet> sheets, string format, Stream output)
    {
        if (format == "parquet") return await AnswerParquet.Write(sheets, output);
        if (format == "fhir") return FhirResponses.Write(sheets, output);
        await using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        return format == "scores" ? AnswerTable.WriteScores(sheets, text) : AnswerTable.WriteLong(sheets, text);
    }

    public static Task WriteDictionary(IEnumerable<Instrument> instruments, FileInfo place) => WholeFile.Write(place.FullName, async output =>
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(false));
        AnswerTable.WriteDictionary(instruments, text);
        return true;
    });
}
