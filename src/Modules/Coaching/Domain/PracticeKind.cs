namespace Confrere.Coaching.Domain;

/// <summary>What an hour of the practice log was: coaching under training, coaching under supervision, supervision received, or a meeting of the coaches.</summary>
internal enum PracticeKind { Practice, SupervisedCoaching, Supervision, Meeting }
