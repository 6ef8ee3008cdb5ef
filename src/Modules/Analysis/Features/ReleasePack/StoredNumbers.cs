using System.Text.Json;
using Confrere.Analysis.Report;

namespace Confrere.Analysis.Features.ReleasePack;

/// <summary>The numbers of a stored run by their identifiers: the pack says what the run found and computes nothing.</summary>
internal sealed class StoredNumbers
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);
    private readonly Dictionary<string, ResultNumber> _numbers;

    public StoredNumbers(string results)
    {
        using var document = JsonDocument.Parse(results);
        _numbers = document.RootElement.GetProperty("numbers").Deserialize<List<ResultNumber>>(Options)!.ToDictionary(number => number.Id);
        DataHash = document.RootElement.GetProperty("data").GetProperty("sha256").GetString()!;
        Code = document.RootElement.GetProperty("code").GetString()!;
    }

    public string DataHash { get; }
    public string Code { get; }

    public ResultNumber? Find(string id) => _numbers.GetValueOrDefault(id);
}
