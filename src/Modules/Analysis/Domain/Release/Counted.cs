namespace Confrere.Analysis.Domain.Release;

/// <summary>One person of a table to be released, in the finest row and column.</summary>
internal readonly record struct Counted(string Person, string Row, string Column);
