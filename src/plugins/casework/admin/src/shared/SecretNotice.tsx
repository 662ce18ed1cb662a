import { Box, Typography } from '@strapi/design-system';
import { useText } from './texts';

/** 严禁录入涉密信息: stands on every form in which something is entered (spec: domain). */
export function SecretNotice({ hint = false }: { hint?: boolean }) {
  const { text } = useText();
  return (
    <Box background="danger100" hasRadius padding={3} width="100%" role="note">
      <Typography fontWeight="bold" textColor="danger700" display="block">
        {text('secret.banner')}
      </Typography>
      {hint && (
        <Typography variant="pi" textColor="danger700">
          {text('secret.hint')}
        </Typography>
      )}
    </Box>
  );
}
