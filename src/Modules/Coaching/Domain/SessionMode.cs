namespace Confrere.Coaching.Domain;

internal enum SessionMode { Video, Telephone, InPerson }
