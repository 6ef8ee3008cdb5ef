namespace Confrere.Coaching.Domain;

/// <summary>What an hour of the practice log was: coaching under training, coaching under supervision, or supervision received.</summary>
internal enum PracticeKind { Practice, SupervisedCoaching, Supervision }
