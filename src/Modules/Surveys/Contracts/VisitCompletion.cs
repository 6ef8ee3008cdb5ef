namespace Confrere.Surveys.Contracts;

/// <summary>A visit's obligations by state. Expected = submitted + open + not yet open + missed.</summary>
public sealed record VisitCompletion(string Visit, string Label, int Submitted, int Open, int Overdue, int NotYetOpen, int Missed);
