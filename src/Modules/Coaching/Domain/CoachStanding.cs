namespace Confrere.Coaching.Domain;

/// <summary>Where a coach stands: candidate -> training -> supervised hours -> certified, a step at a time; only who is certified is matched.</summary>
internal enum CoachStanding { Candidate, Training, SupervisedHours, Certified }
