/** A field of a form as rows name it: `jobTitle` is `job_title` there. */
export const rowField = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
