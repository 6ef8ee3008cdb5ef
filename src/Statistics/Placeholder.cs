namespace Confrere.Statistics;
internal static class Placeholder { }
