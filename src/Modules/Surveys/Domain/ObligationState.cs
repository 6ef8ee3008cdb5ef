namespace Confrere.Surveys.Domain;

/// <summary>NotYetOpen, then Open, then Submitted or Missed. Withdrawn ends any of them that is not Submitted.</summary>
internal enum ObligationState { NotYetOpen, Open, Submitted, Missed, Withdrawn }
