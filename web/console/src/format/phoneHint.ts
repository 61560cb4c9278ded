/** A mobile number as people of the country know it, for the hint under the field. */
const examples: Record<string, string> = {
  HU: "+36 30 123 4567",
  ES: "+34 612 345 678",
  CR: "+506 8312 3456",
  MX: "+52 55 1234 5678",
  CO: "+57 321 123 4567",
  AR: "+54 9 11 2345 6789",
  GB: "+44 7400 123456",
  US: "+1 201 555 0123",
  AT: "+43 664 123456",
  RO: "+40 712 034 567",
  SK: "+421 912 123 456",
  DE: "+49 1512 3456789",
};

export const phoneExample = (country: string) => examples[country.toUpperCase()] ?? "+36 30 123 4567";
