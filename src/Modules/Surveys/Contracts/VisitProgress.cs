namespace Confrere.Surveys.Contracts;

/// <summary>Where a participant stands with one visit. Left: they withdrew before they had answered it.</summary>
public enum VisitProgress { ToCome, Open, Submitted, Missed, Left }
