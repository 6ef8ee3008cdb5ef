using Parquet;
using Parquet.Schema;

namespace Confrere.Surveys.Domain.Exchange;

/// <summary>The long table as Parquet: the same columns, the value a nullable whole number, a group of rows at a time.</summary>
internal static class AnswerParquet
{
    private const int RowsInGroup = 50_000;

    private static readonly DataField<string>[] Texts = [.. AnswerTable.Columns.SkipLast(1).Select(name => new DataField<string>(name))];
    private static readonly DataField<int?> Value = new(AnswerTable.Columns[^1]);

    public static async Task<long> Write(IEnumerable<AnswerSheet> sheets, Stream output)
    {
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. Texts, Value]), output);
        var rows = 0L;
        foreach (var group in sheets.SelectMany(AnswerTable.Rows).Chunk(RowsInGroup))
        {
            using var part = writer.CreateRowGroup();
            foreach (var (field, text) in Texts.Zip<DataField<string>, Func<AnswerRow, string>>([row => row.Participant, row => row.Visit, row => row.SubmittedAt, row => row.CorrectedAt, row => row.Instrument, row => row.Item]))
                await part.WriteAsync(field, Array.ConvertAll(group, row => text(row)));
            await part.WriteAsync<int>(Value, Array.ConvertAll(group, row => row.Value).AsMemory());
            rows += group.Length;
        }
        return rows;
    }
}
