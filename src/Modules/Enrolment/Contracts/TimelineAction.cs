namespace Confrere.Enrolment.Contracts;

/// <summary>A button of the home page: its words and its page.</summary>
public sealed record TimelineAction(string Label, string Href);
