namespace Confrere.Enrolment.Contracts;

public enum TimelineState { Past, Now, Next }
