using Confrere.Statistics.Data;

namespace Confrere.App.Verbs.Fit.Table;

/// <summary>A column of which the model does not say what it holds: numbers if the first cell with a value is one, else categories.</summary>
internal sealed class EitherBuilder(string name) : ColumnBuilder(name)
{
    private ColumnBuilder? _decided;
    private int _missingBefore;

    public override void AddMissing()
    {
        if (_decided is null) _missingBefore++;
        else _decided.AddMissing();
    }

    public override void Add(ReadOnlySpan<byte> cell, long line, ProblemList problems) => (_decided ?? Decide(cell)).Add(cell, line, problems);

    public override Column? Build(ProblemList problems)
    {
        if (_decided is CategoryBuilder category && category.FirstStranger() is { } stranger)
        {
            problems.Add(stranger.Line, $"column \"{Name}\"", $"\"{stranger.Text}\" is text, and other cells are numbers.",
                "Name the column under factors if it holds categories, or list the text under data.missing if it means no value.");
            return null;
        }
        return (_decided ?? Decide("0"u8)).Build(problems);
    }

    private ColumnBuilder Decide(ReadOnlySpan<byte> cell)
    {
        _decided = Numbers.TryParse(cell, out _) ? new NumberBuilder(Name) : new CategoryBuilder(Name, null);
        for (var i = 0; i < _missingBefore; i++) _decided.AddMissing();
        return _decided;
    }
}
