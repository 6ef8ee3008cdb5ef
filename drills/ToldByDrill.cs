using System.Collections.Concurrent;
using System.Globalization;

namespace Confrere.Drills;

/// <summary>What the processes of drill R-15 said before they died: what they acknowledged, and which mail the server took.</summary>
internal sealed class ToldByDrill
{
    private readonly ConcurrentDictionary<string, string> _mails = new(StringComparer.Ordinal);

    public ConcurrentBag<string> Allocated { get; } = [];
    public ConcurrentBag<int> Rounds { get; } = [];
    public ConcurrentBag<string> Second { get; } = [];
    public int Mails => _mails.Count;

    /// <summary>To whom and about what two mails of different identity were sent; null when nobody was. The same one may come again, so that the recipient knows it.</summary>
    public string? SecondMail { get; private set; }

    /// <returns>True when an allocation was acknowledged.</returns>
    public bool Hear(string? line)
    {
        switch (line?.Split(' '))
        {
            case ["allocated", var code]:
                Allocated.Add(code);
                return true;
            case ["round", var number]:
                Rounds.Add(int.Parse(number, CultureInfo.InvariantCulture));
                break;
            case ["second", var code]:
                Second.Add(code);
                break;
            case ["mailed", var what, var identity] when _mails.GetOrAdd(what, identity) != identity:
                SecondMail = what;
                break;
        }
        return false;
    }
}
