namespace Confrere.Analysis.Domain.Results;

internal sealed record SubgroupLine(string Level, Comparison Comparison);
