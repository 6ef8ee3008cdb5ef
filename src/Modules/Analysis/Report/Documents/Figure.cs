using Confrere.Kernel.Writing;

namespace Confrere.Analysis.Report.Documents;

/// <summary>A drawing with its caption and the numbers that it shows.</summary>
internal sealed record Figure(string Code, Html Drawing, string Caption, Table Data) : Block;
